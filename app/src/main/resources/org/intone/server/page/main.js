// Puts the page together.
import {useColours} from './colours.js';
import {byId, trouble} from './dom.js';
import {Recordings} from './files.js';
import {Live} from './live.js';
import {startRecorder} from './record.js';
import {emotions, model} from './server.js';
import {startTheme} from './theme.js';
import {View} from './view.js';

const TABS = ['files', 'live'];

function show(tab) {
  for (const each of TABS) {
    const isShown = each === tab;
    byId(`${each}-tab`).setAttribute('aria-selected', isShown);
    byId(`${each}-tab`).tabIndex = isShown ? 0 : -1;
    byId(`${each}-panel`).hidden = !isShown;
  }
}

function startTabs() {
  for (const tab of TABS) {
    byId(`${tab}-tab`).addEventListener('click', () => show(tab));
    byId(`${tab}-tab`).addEventListener('keydown', event => {
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        const other = TABS.find(each => each !== tab);
        show(other);
        byId(`${other}-tab`).focus();
      }
    });
  }
}

function startFirstUse() {
  const key = 'intone-understood';
  byId('first-use').hidden = localStorage.getItem(key) !== null;
  byId('understood').addEventListener('click', () => {
    localStorage.setItem(key, 'yes');
    byId('first-use').hidden = true;
  });
}

function startChoosing(add) {
  const drop = byId('drop');
  byId('choose').addEventListener('click', () => byId('chosen').click());
  byId('chosen').addEventListener('change', () => {
    add(byId('chosen').files);
    byId('chosen').value = '';
  });
  document.addEventListener('dragover', event => {
    event.preventDefault();
    drop.classList.add('over');
  });
  document.addEventListener('dragleave', event => event.relatedTarget || drop.classList.remove('over'));
  document.addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('over');
    show('files');
    add(event.dataTransfer.files);
  });
}

function startAdapting({adapts}) {
  for (const id of ['adapt', 'live-adapt']) {
    byId(id).disabled = !adapts;
    byId(`${id}-reason`).textContent = adapts ? '' : '(this model was not trained to: see train --adapt speaker)';
  }
}

async function start() {
  startTheme();
  startTabs();
  startFirstUse();
  const card = await model();
  useColours(await emotions());
  byId('model').textContent = `; its model is ${card.name}`;
  startAdapting(card);
  const view = new View(card.labels);
  const recordings = new Recordings(recording => view.open(recording));
  const options = () => ({split: byId('split').checked, adapt: byId('adapt').checked});
  const add = files => recordings.add(files, options());
  startChoosing(add);
  startRecorder(file => add([file]));
  new Live(card.labels, file => {
    show('files');
    add([file]);
  });
  document.body.dataset.ready = 'yes';
}

start().catch(error => trouble(error.words ?? `The page could not be started: ${error.message}`));
