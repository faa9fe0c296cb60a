// The recording that is looked at: playing, the moment's probabilities, the summary, the downloads.
import {answerAt} from './bands.js';
import {bars} from './bars.js';
import {fillLegend} from './colours.js';
import {announce, byId, element, sorts} from './dom.js';
import {offerDownloads} from './downloads.js';
import {Lanes} from './lanes.js';
import {fillSegmentTable} from './segments.js';
import {channelName, summaryParts} from './summary.js';
import {onTheme} from './theme.js';
import {answerWords, clock} from './words.js';

const UNPLAYABLE = 'This browser cannot play this format, so there is no waveform; what was heard is below.';

/** The viewer; one recording at a time. */
export class View {
  #recording = null;
  #lanes = null;
  #labels;
  #moments = [];
  #isPlaying = false;
  #sorting = sorts(byId('segment-table'));
  #changed = () => this.#fill();

  constructor(labels) {
    this.#labels = labels;
    byId('play').addEventListener('click', () => this.#lanes.playPause());
    byId('position').addEventListener('input', event => this.#lanes.seek(Number(event.target.value)));
    byId('zoom').addEventListener('input', event => this.#lanes.zoom(Number(event.target.value) / 100));
    onTheme(() => this.#repaint());
  }

  /** Opens a recording; it is filled in as it is heard. */
  async open(recording) {
    this.#recording?.removeEventListener('changed', this.#changed);
    this.#lanes?.close();
    this.#recording = recording;
    byId('viewer').hidden = false;
    byId('viewer-name').textContent = recording.file.name;
    for (const id of ['heard', 'segment-details', 'downloads']) {
      byId(id).hidden = true;
    }
    byId('legend').replaceChildren();
    byId('zoom').value = 0;
    this.#playing(false);
    this.#enable(false);
    const lanes = new Lanes(byId('lanes'), {
      time: seconds => this.#time(seconds), playing: isPlaying => this.#playing(isPlaying)});
    this.#lanes = lanes;
    this.#moments = [];
    this.#time(0);
    this.loaded = false;
    recording.addEventListener('changed', this.#changed);
    this.#fill();
    await lanes.load(recording.file, recording.options.split).catch(() => {});
    if (this.#lanes === lanes) {
      this.loaded = true;
      this.#enable(lanes.isHeard);
      byId('position').max = lanes.duration;
      this.#time(0);
      this.#fill();
    }
  }

  #enable(isOn) {
    for (const id of ['play', 'position', 'zoom']) {
      byId(id).disabled = !isOn;
    }
  }

  #fill() {
    const {state, words, share, tree} = this.#recording;
    const isWrong = state === 'failed';
    byId('viewer-state').classList.toggle('wrong', isWrong);
    byId('viewer-state').textContent = state === 'heard' ? '' : words;
    byId('viewer-state').hidden = state === 'heard';
    byId('player').hidden = isWrong && this.loaded && !this.#lanes.isHeard;
    byId('lanes').hidden = byId('player').hidden;
    const progress = byId('viewer-progress');
    progress.hidden = this.#recording.isDone;
    if (share === null) {
      progress.removeAttribute('value');
    } else {
      progress.value = share;
    }
    if (tree && this.loaded) {
      this.#fillHeard(tree);
    }
  }

  async #fillHeard(tree) {
    const lanes = this.#lanes;
    if (!lanes.isHeard) {
      byId('viewer-state').textContent = UNPLAYABLE;
      byId('viewer-state').hidden = false;
      await lanes.loadNothing(tree.duration);
      byId('position').max = tree.duration;
      byId('position').disabled = false;
      byId('zoom').disabled = false;
    }
    if (lanes !== this.#lanes) {
      return;
    }
    const hear = segment => lanes.hear(segment);
    lanes.show(tree, this.#labels, hear);
    fillLegend(byId('legend'), this.#labels);
    fillSegmentTable(byId('segment-table').tBodies[0], tree.channels, hear);
    this.#sorting.refresh();
    const isAlone = tree.channels.length === 1;
    byId('moment').replaceChildren();
    this.#moments = tree.channels.map(({channel}) => {
      const list = element('dl', {className: 'bars'});
      byId('moment').append(...(isAlone ? [] : [element('h4', {}, channelName(channel))]), list);
      return bars(list, this.#labels);
    });
    byId('summary').replaceChildren(...tree.channels.flatMap(({channel, summary}) => [
      element('h3', {}, isAlone ? 'In all' : `In all, ${channelName(channel)}`), ...summaryParts(summary, tree.duration, this.#labels)]));
    offerDownloads(byId('downloads'), this.#recording, lanes, this.#labels);
    for (const id of ['heard', 'downloads']) {
      byId(id).hidden = false;
    }
    byId('segment-details').hidden = tree.channels.every(each => !each.segments.length);
    this.#time(lanes.seconds);
  }

  #time(seconds) {
    const all = this.#lanes.duration || this.#recording.tree?.duration || 0;
    byId('time').textContent = `${clock(seconds)} / ${clock(all)}`;
    byId('position').value = seconds;
    byId('moment-at').textContent = `At ${clock(seconds)}`;
    const answers = this.#lanes.stretches.map(each => answerAt(each, seconds));
    this.#moments.slice(0, answers.length).forEach((show, i) => show(answers[i]));
    const channels = this.#recording.tree?.channels ?? [];
    const words = answers.map((each, i) => (answers.length > 1 ? `${channelName(channels[i].channel)}: ` : '') + (each ? answerWords(each) : 'no speech here')).join('; ');
    byId('moment-words').textContent = words;
    byId('position').setAttribute('aria-valuetext', words ? `${clock(seconds)}, ${words}` : clock(seconds));
    this.#lanes.mark(seconds);
  }

  #playing(isPlaying) {
    if (this.#isPlaying && !isPlaying) {
      announce(`Stopped at ${byId('moment-at').textContent.slice(3)}: ${byId('moment-words').textContent}`);
    }
    this.#isPlaying = isPlaying;
    byId('play').textContent = isPlaying ? 'Pause' : 'Play';
  }

  #repaint() {
    if (this.#lanes && this.#recording.tree && this.loaded) {
      this.#lanes.repaint();
      fillLegend(byId('legend'), this.#labels);
    }
  }
}
