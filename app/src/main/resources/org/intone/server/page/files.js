// The recordings that were chosen: heard two at a time, shown in a table where they are several.
import {timeline, ServerError} from './server.js';
import {announce, byId, element, sorts} from './dom.js';
import {percent} from './words.js';

const AT_ONCE = 2;
const MOST_TRIES = 6;
const LONGEST_WAIT_SECONDS = 30;

/** One recording and what is known of it; tells `changed` when that grows. */
export class Recording extends EventTarget {
  state = 'waiting';
  words = 'waiting';
  share = null;
  tree = null;

  constructor(file, options) {
    super();
    Object.assign(this, {file, options});
  }

  become(state, words, share = null) {
    Object.assign(this, {state, words, share});
    this.dispatchEvent(new Event('changed'));
  }

  get isDone() {
    return this.state === 'heard' || this.state === 'failed';
  }

  /** Has it heard; a server that is busy is asked again. */
  async hear() {
    for (let tries = 1; ; tries++) {
      try {
        this.become('sending', 'being sent', 0);
        const onSent = share => share < 1 ? this.become('sending', `being sent, ${percent(share)}`, share) : this.become('hearing', 'being heard');
        this.tree = JSON.parse(await (await timeline(this.file, {...this.options, onSent})).text());
        return this.become('heard', 'heard');
      } catch (error) {
        const isBusy = error.status === 503 || error.status === 429;
        if (!isBusy || tries === MOST_TRIES) {
          return this.become('failed', error instanceof ServerError ? error.words : `This went wrong: ${error.message}`);
        }
        const seconds = Math.min(LONGEST_WAIT_SECONDS, error.retrySeconds || 2 ** tries);
        this.become('waiting', `the server is busy, again in ${seconds} s`);
        await new Promise(done => setTimeout(done, 1000 * seconds));
      }
    }
  }
}

/** All recordings of this visit. */
export class Recordings {
  #all = [];
  #running = 0;
  #table = byId('files');
  #sorting = sorts(this.#table);

  /** @param open is called with the recording to look at */
  constructor(open) {
    this.open = recording => {
      this.#table.querySelectorAll('[aria-current]').forEach(row => row.removeAttribute('aria-current'));
      recording.row.setAttribute('aria-current', 'true');
      open(recording);
    };
  }

  /** Adds files and opens the first of them. */
  add(files, options) {
    const added = [...files].map(file => new Recording(file, options));
    if (!added.length) {
      return;
    }
    for (const recording of added) {
      this.#addRow(recording);
      this.#all.push(recording);
      recording.addEventListener('changed', () => this.#fill(recording));
    }
    byId('several').hidden = this.#all.length < 2;
    announce(added.length === 1 ? `${added[0].file.name} is being heard` : `${added.length} recordings are being heard`);
    this.open(added[0]);
    this.#next();
  }

  #next() {
    const waiting = this.#all.find(each => each.state === 'waiting' && !each.isTaken);
    if (!waiting || this.#running >= AT_ONCE) {
      return;
    }
    waiting.isTaken = true;
    this.#running++;
    waiting.hear().finally(() => {
      this.#running--;
      this.#said(waiting);
      this.#next();
    });
    this.#next();
  }

  #said(recording) {
    const open = this.#all.filter(each => !each.isDone).length;
    const result = recording.tree ? recording.tree.channels.map(each => each.summary.emotion ?? 'no speech').join(', ') : recording.words;
    announce(`${recording.file.name}: ${result}${open ? `; ${open} to go` : ''}`);
  }

  #addRow(recording) {
    const button = element('button', {type: 'button', className: 'plain'}, recording.file.name);
    button.addEventListener('click', () => this.open(recording));
    recording.cells = Array.from({length: 6}, () => element('td'));
    recording.cells[0].className = 'word';
    recording.cells[5].className = 'state';
    recording.row = element('tr', {}, element('th', {scope: 'row', className: 'file'}, button), ...recording.cells);
    this.#table.tBodies[0].append(recording.row);
    this.#fill(recording);
  }

  #fill(recording) {
    const {cells, tree} = recording;
    if (tree) {
      const each = pick => tree.channels.map(channel => pick(channel.summary)).join(' / ');
      cells[0].textContent = each(summary => summary.emotion ?? 'no speech');
      cells[1].textContent = each(summary => summary.confidence === null ? '–' : (100 * summary.confidence).toFixed(1));
      cells[2].textContent = tree.duration.toFixed(1);
      cells[3].textContent = each(summary => summary.speech.toFixed(1));
      cells[4].textContent = each(summary => summary.uncertain.toFixed(1));
    }
    const bar = element('progress', {max: 1, ariaLabel: `Progress of ${recording.file.name}`});
    if (recording.share !== null) {
      bar.value = recording.share;
    } else if (recording.state === 'waiting') {
      bar.value = 0;
    }
    cells[5].classList.toggle('wrong', recording.state === 'failed');
    cells[5].dataset.sort = recording.words;
    cells[5].replaceChildren(...(recording.isDone ? [] : [bar, element('br')]), recording.words);
    if (recording.isDone) {
      this.#sorting.refresh();
    }
  }
}
