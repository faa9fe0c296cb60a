// What can be taken away of a recording: the server's formats, and a picture of what is seen.
import {announce, element, save, trouble} from './dom.js';
import {picture} from './picture.js';
import {timeline} from './server.js';

const FORMATS = [
  ['CSV', 'csv', 'csv'],
  ['WebVTT', 'vtt', 'vtt'],
  ['EmotionML', 'emotionml', 'xml'],
  ['Audacity labels', 'audacity', 'txt'],
  ['Praat TextGrid', 'textgrid', 'TextGrid'],
];

const stem = name => name.replace(/\.[^.]+$/, '') || name;

/** A button that is busy until what it does is done, and says what went wrong. */
function button(name, act) {
  const made = element('button', {type: 'button'}, name);
  made.addEventListener('click', async () => {
    made.disabled = true;
    made.setAttribute('aria-busy', 'true');
    try {
      await act();
      trouble('');
      announce(`${name} is saved`);
    } catch (error) {
      trouble(`${name} could not be made: ${error.words ?? error.message}`);
    }
    made.disabled = false;
    made.removeAttribute('aria-busy');
  });
  return made;
}

/**
 * Fills in the buttons. JSON is what the page shows; the other formats come from the server, which alone writes them and so hears the recording
 * again.
 */
export function offerDownloads(group, recording, lanes, labels) {
  const {file, tree, options} = recording;
  const name = stem(file.name);
  const json = () => save(new Blob([JSON.stringify(tree, null, 1)], {type: 'application/json'}), `${name}.json`);
  group.replaceChildren(element('span', {className: 'note'}, 'Download'), button('JSON', json),
    ...FORMATS.map(([words, format, suffix]) =>
      button(words, async () => save(await timeline(file, {...options, format}), `${name}.${suffix}`))),
    button('Picture', async () => save(await picture(file.name, lanes, labels), `${name}.png`)));
}
