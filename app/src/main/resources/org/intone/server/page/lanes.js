// Waveform, spectrogram, probabilities and segments of one recording on one time axis, by wavesurfer.js.
import WaveSurfer from './wavesurfer/wavesurfer.js';
import Spectrogram from './wavesurfer/spectrogram.js';
import Timeline from './wavesurfer/timeline.js';
import {drawBands, stretchesOf} from './bands.js';
import {viridis} from './colours.js';
import {decode} from './decode.js';
import {element, pageColour, sharp} from './dom.js';
import {segmentLane} from './segments.js';
import {channelName} from './summary.js';
import {clock} from './words.js';

// The library's own style is let through by its hash, which holds for this height (SecurityHeaders).
const WAVE_HEIGHT = 96;
const SPECTROGRAM_HEIGHT = 160;
const SPLIT_HEIGHT = 100;
const FULL_SECONDS = 120;
const MOST_PIXELS_A_SECOND = 400;

const waveColours = () => ({
  waveColor: pageColour('--wave'), progressColor: pageColour('--deep'), cursorColor: pageColour('--cursor')});

/** The lanes of one recording; `close()` before others are shown in the same place. */
export class Lanes {
  #host;
  #surfer;
  #channels = [];
  #labels = [];
  #share = 0;
  #heard;

  /** @param heard is told `time(seconds)`, `playing(boolean)` */
  constructor(host, heard) {
    this.#host = host;
    this.#heard = heard;
    this.isHeard = false;
    this.#surfer = WaveSurfer.create({
      container: host, height: WAVE_HEIGHT, ...waveColours(), cursorWidth: 2, normalize: true, dragToSeek: true});
    this.#surfer.on('timeupdate', seconds => heard.time(seconds));
    this.#surfer.on('play', () => heard.playing(true));
    this.#surfer.on('pause', () => heard.playing(false));
    this.#surfer.on('finish', () => heard.playing(false));
    this.#surfer.on('scroll', () => this.#draw());
    this.#surfer.on('redraw', () => this.#draw());
    const link = element('link', {rel: 'stylesheet', href: '/page/lanes.css'});
    link.onload = () => this.#draw();
    this.#wrapper.getRootNode().append(link);
  }

  /** Decodes the sound in the browser; fails where the browser cannot. */
  async load(file, split) {
    const {rate, duration, channels} = await decode(file, split);
    // The library waits for ever where the browser's player refuses the sound, but tells it.
    await new Promise((done, failed) => {
      this.#surfer.once('error', failed);
      this.#surfer.loadBlob(file, channels, duration).then(done, failed);
    });
    this.isHeard = true;
    this.zoom(0);
    this.#addPlugins(rate, channels.length > 1);
    this.#surfer.on('resize', () => this.zoom(this.#share));
  }

  /** For a recording that the browser cannot decode: the time axis alone. */
  async loadNothing(seconds) {
    this.#surfer.setOptions({height: 0});
    await this.#surfer.load('', [new Float32Array(2)], seconds).catch(() => {});
    this.#surfer.on('interaction', at => this.seek(at));
    this.#surfer.registerPlugin(this.#axis());
  }

  get #wrapper() {
    return this.#surfer.getWrapper();
  }

  get duration() {
    return this.#surfer.getDuration();
  }

  get seconds() {
    return this.#surfer.getCurrentTime();
  }

  get #isLong() {
    return this.duration > FULL_SECONDS;
  }

  #addPlugins(rate, isSplit) {
    this.#surfer.registerPlugin(Spectrogram.create({
      height: isSplit ? SPLIT_HEIGHT : SPECTROGRAM_HEIGHT, splitChannels: isSplit, scale: 'mel', fftSamples: 512, windowFunc: 'hann', frequencyMin: 0, frequencyMax: rate / 2,
      colorMap: viridis(), autoGain: true, gainDB: 30, rangeDB: 70, labels: true, labelsColor: '#ffffff', labelsHzColor: '#ffffff', labelsBackground: 'rgba(0, 0, 0, .35)',
      rendering: this.#isLong ? 'windowed' : 'full'}));
    this.#surfer.registerPlugin(this.#axis());
  }

  #axis() {
    return Timeline.create({
      height: 18, secondaryLabelOpacity: 0.75, formatTimeCallback: seconds => clock(seconds, 0), style: {fontSize: '11px', color: pageColour('--quiet')}});
  }

  /** Shows what was heard. */
  show(tree, labels, hear) {
    this.#labels = labels;
    this.#channels = tree.channels.map(channel => {
      const canvas = element('canvas', {className: 'bands'});
      const segments = segmentLane(channel, this.duration || tree.duration, hear);
      const name = element('div', {className: 'of', ariaHidden: 'true'}, channelName(channel.channel));
      const lanes = [canvas, segments.lane];
      this.#wrapper.querySelector('[part="timeline-wrapper"]').before(...(tree.channels.length === 1 ? lanes : [name, ...lanes]));
      return {canvas, segments, stretches: stretchesOf(channel)};
    });
    this.#draw();
  }

  get stretches() {
    return this.#channels.map(each => each.stretches);
  }

  mark(seconds) {
    this.#channels.forEach(each => each.segments.mark(seconds));
  }

  /** What is seen of the time axis, in seconds. */
  get span() {
    const scroll = this.#wrapper.parentElement;
    const second = (this.#wrapper.clientWidth || 1) / (this.duration || 1);
    return {from: scroll.scrollLeft / second, to: (scroll.scrollLeft + scroll.clientWidth) / second};
  }

  #draw() {
    const scroll = this.#wrapper.parentElement;
    const width = scroll.clientWidth;
    const hertz = this.#wrapper.querySelector('[part="spec-labels"]');
    if (hertz) {
      hertz.style.left = `${scroll.scrollLeft}px`;
    }
    for (const {canvas, stretches} of this.#channels) {
      canvas.style.width = `${width}px`;
      const context = sharp(canvas, width);
      if (context) {
        drawBands(context, {x: 0, y: 0, width, height: canvas.clientHeight}, this.span, stretches, this.#labels);
      }
    }
  }

  /** @param share 0: the whole recording is seen, 1: as near as it goes */
  zoom(share) {
    this.#share = share;
    // The windowed spectrogram takes 0 for 50 pixels a second, and what just fits for 0.8 of the window: two pixels more are right.
    const fit = (this.width + (this.#isLong ? 2 : -0.1)) / this.duration;
    this.#surfer.setOptions({hideScrollbar: !share});
    this.#surfer.zoom(share ? fit * Math.max(2, MOST_PIXELS_A_SECOND / fit) ** share : fit);
    this.#draw();
  }

  repaint() {
    this.#surfer.setOptions(waveColours());
    this.#channels.forEach(each => each.segments.repaint());
    this.#draw();
  }

  /** The waveform's and the spectrogram's canvases as they are seen, with their places from the left edge of what is seen. */
  pictures() {
    const from = this.#wrapper.parentElement.getBoundingClientRect();
    return [...this.#wrapper.querySelectorAll('canvas:not(.bands, .progress *)')].map(canvas => {
      const at = canvas.getBoundingClientRect();
      return {canvas, x: at.left - from.left, y: at.top - from.top, width: at.width, height: at.height};
    });
  }

  get width() {
    return this.#wrapper.parentElement.clientWidth;
  }

  playPause() {
    return this.#surfer.playPause();
  }

  /** Plays a segment; where there is no sound, shows its beginning. */
  hear({start, end}) {
    return this.isHeard ? this.#surfer.play(start, end) : this.seek(start);
  }

  seek(seconds) {
    this.#surfer.setTime(seconds);
    if (!this.isHeard) {
      this.#surfer.getRenderer().renderProgress(seconds / this.duration, false);
      this.#heard.time(seconds);
    }
  }

  close() {
    this.#surfer.destroy();
    this.#host.replaceChildren();
  }
}
