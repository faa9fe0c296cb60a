// The microphone, live: what is heard now, the last half minute, and what was heard.
import {bars} from './bars.js';
import {fillLegend} from './colours.js';
import {byId, element} from './dom.js';
import {History} from './history.js';
import {meterOf, openMicrophone} from './microphone.js';
import {Stream} from './stream.js';
import {summaryParts} from './summary.js';
import {onTheme} from './theme.js';
import {nameNow, wavFile} from './wav.js';
import {answerWords, clock, segmentWords, warningWords} from './words.js';

const MOST_KEPT_SECONDS = 1800;
const MOST_LISTED = 100;

/** The live panel. */
export class Live {
  #labels;
  #openFile;
  #microphone = null;
  #stream = null;
  #history = null;
  #chunks = [];
  #captured = 0;
  #offset = null;
  #rate = 0;
  #showBars;

  /** @param openFile is given the recording of what was said, to look at */
  constructor(labels, openFile) {
    this.#labels = labels;
    this.#openFile = openFile;
    this.#showBars = bars(byId('live-bars'), labels);
    fillLegend(byId('live-legend'), labels);
    byId('live-start').addEventListener('click', () => this.#microphone ? this.#stop() : this.#start());
    byId('live-adapt').addEventListener('change', () => this.#microphone && this.#reconnect());
    byId('live-open').addEventListener('click', () => this.#openFile(this.#file()));
    onTheme(() => {
      byId('live-bars').replaceChildren();
      this.#showBars = bars(byId('live-bars'), labels);
      fillLegend(byId('live-legend'), labels);
    });
    this.#history = new History(byId('live-canvas'), labels);
  }

  get #seconds() {
    return this.#microphone ? this.#captured / this.#microphone.rate : 0;
  }

  async #start() {
    byId('live-start').disabled = true;
    try {
      this.#microphone = await openMicrophone((chunk, peak) => this.#chunk(chunk, peak), () => this.#stop());
    } catch (error) {
      this.#state('refused', error.message);
      return;
    } finally {
      byId('live-start').disabled = false;
    }
    [this.#chunks, this.#captured] = [[], 0];
    this.#history.start();
    byId('spoken').replaceChildren();
    byId('live-after').hidden = true;
    byId('live-level').hidden = false;
    byId('spoken-part').hidden = false;
    byId('live-start').textContent = 'Stop';
    this.#connect();
  }

  #connect() {
    this.#offset = null;
    this.#stream = new Stream({
      rate: this.#microphone.rate, adapt: byId('live-adapt').checked,
      onEvent: event => this.#heard(event), onState: (state, words) => this.#state(state, words)});
  }

  #reconnect() {
    this.#stream.drop();
    this.#history.lost(this.#seconds);
    this.#connect();
  }

  #chunk(chunk, peak) {
    const from = this.#seconds;
    this.#captured += chunk.length;
    if (this.#seconds <= MOST_KEPT_SECONDS) {
      this.#chunks.push(chunk);
    }
    this.#history.captured(this.#seconds);
    byId('live-level').value = meterOf(peak);
    if (this.#stream.send(chunk)) {
      this.#offset ??= from;
    }
  }

  #heard(event) {
    const later = {...event, start: event.start + this.#offset, end: event.end + this.#offset, at: event.at + this.#offset};
    switch (event.type) {
      case 'ready':
        this.#offset = null;
        this.#history.found(this.#seconds);
        break;
      case 'speech-start':
        this.#history.speechStarted(later.at);
        break;
      case 'speech-end':
        this.#history.speechEnded(later.end);
        this.#isNow(false);
        break;
      case 'emotion':
        this.#now(later);
        break;
      case 'segment':
        this.#list(later);
        break;
      case 'end':
        this.#ended(event);
        break;
      default:
    }
  }

  #now(answer) {
    this.#history.heard(answer);
    this.#showBars(answer);
    this.#isNow(this.#microphone !== null);
    byId('live-emotion').textContent = answer.emotion;
    byId('live-words').textContent = [answerWords(answer), ...answer.warnings.map(warningWords)].join('. ');
    const latency = this.#history.latency(answer.end);
    byId('latency').textContent = latency === null || !this.#microphone ? '' : `latency ${Math.round(latency)} ms`;
    byId('latency').title = 'From when the browser gave the last sound that this answer heard, to the screen';
  }

  #isNow(isNow) {
    byId('live-now').classList.toggle('old', !isNow);
    byId('live-when').textContent = isNow ? 'now' : 'last heard';
  }

  #list(segment) {
    byId('spoken').prepend(element('li', {}, `${clock(segment.start)} – ${clock(segment.end)}  `, element('strong', {}, answerWords(segment))));
    byId('live-canvas').setAttribute('aria-label', `The emotions of the last half minute; last: ${segmentWords(segment)}`);
    while (byId('spoken').children.length > MOST_LISTED) {
      byId('spoken').lastElementChild.remove();
    }
  }

  #state(state, words) {
    byId('live-state').textContent = words;
    byId('live-state').classList.toggle('wrong', state === 'lost' || state === 'refused');
    byId('live-state').dataset.state = state;
    if (state === 'lost') {
      this.#history.lost(this.#seconds);
      this.#isNow(false);
      byId('latency').textContent = '';
    }
    if (state === 'refused' && this.#microphone) {
      this.#closeMicrophone();
    }
  }

  #stop() {
    this.#closeMicrophone();
    this.#stream.end();
  }

  #closeMicrophone() {
    this.#rate = this.#microphone.rate;
    this.#microphone.close();
    this.#microphone = null;
    this.#history.stop();
    byId('live-level').hidden = true;
    byId('live-start').textContent = 'Start the microphone';
    this.#isNow(false);
    byId('latency').textContent = '';
    byId('live-summary').replaceChildren();
    byId('live-after').hidden = !this.#chunks.length;
  }

  #ended({summary, duration}) {
    byId('live-summary').replaceChildren(element('h3', {}, 'In all'), ...summaryParts(summary, duration, this.#labels));
  }

  #file() {
    return wavFile(this.#chunks, this.#rate, nameNow());
  }
}
