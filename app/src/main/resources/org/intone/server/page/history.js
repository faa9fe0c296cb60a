// The last half minute of a stream, drawn as it moves.
import {drawBands} from './bands.js';
import {pageColour, sharp} from './dom.js';
import {clock} from './words.js';

const SHOWN_SECONDS = 30;
const KEPT_SECONDS = 45;
const AXIS_PIXELS = 22;
const MARK_SECONDS = 5;

/** What was heard lately, on a canvas that moves while the microphone is on. */
export class History {
  #canvas;
  #labels;
  #stretches = [];
  #gaps = [];
  #arrivals = [];
  #isOn = false;
  #captured = 0;
  #capturedAt = 0;

  constructor(canvas, labels) {
    this.#canvas = canvas;
    this.#labels = labels;
    new ResizeObserver(() => this.#draw()).observe(canvas);
    document.addEventListener('themechange', () => this.#draw());
  }

  start() {
    [this.#stretches, this.#gaps, this.#arrivals, this.#captured] = [[], [], [], 0];
    this.#isOn = true;
    const frame = () => {
      this.#draw();
      if (this.#isOn) {
        requestAnimationFrame(frame);
      }
    };
    requestAnimationFrame(frame);
  }

  stop() {
    this.#isOn = false;
    this.#gaps.forEach(gap => (gap.end = Math.min(gap.end, this.#captured)));
  }

  /** @param seconds of sound that the microphone has given in all */
  captured(seconds) {
    [this.#captured, this.#capturedAt] = [seconds, performance.now()];
    this.#arrivals.push([seconds, this.#capturedAt]);
    const old = seconds - KEPT_SECONDS;
    while (this.#arrivals[0][0] < old) {
      this.#arrivals.shift();
    }
    this.#stretches = this.#stretches.filter(each => each.end >= old);
    this.#gaps = this.#gaps.filter(each => each.end >= old);
    this.#stretches.forEach(each => (each.answers = each.answers.filter(answer => answer.end >= old)));
  }

  /** Milliseconds since the microphone gave the sample of that time; null if that is too long ago. */
  latency(seconds) {
    const arrival = this.#arrivals.find(([until]) => until >= seconds - 1e-6);
    return arrival ? performance.now() - arrival[1] : null;
  }

  speechStarted(seconds) {
    this.#stretches.push({start: seconds, end: seconds, answers: [], isOpen: true});
  }

  heard(answer) {
    let last = this.#stretches.at(-1);
    if (!last?.isOpen) {
      last = {start: answer.start, end: answer.end, answers: [], isOpen: true};
      this.#stretches.push(last);
    }
    last.answers.push(answer);
    last.end = Math.max(last.end, answer.end);
    this.#drawLate();
  }

  speechEnded(seconds) {
    const last = this.#stretches.at(-1);
    if (last?.isOpen) {
      last.end = Math.max(last.start, seconds);
      last.isOpen = false;
      this.#drawLate();
    }
  }

  /** What comes after the microphone was closed. */
  #drawLate() {
    if (!this.#isOn) {
      this.#draw();
    }
  }

  /** From that time on nothing is heard. */
  lost(seconds) {
    if (this.#gaps.at(-1)?.end !== Infinity) {
      this.#gaps.push({start: seconds, end: Infinity});
    }
    this.speechEnded(this.#stretches.at(-1)?.end ?? seconds);
  }

  /** From that time on it is heard again. */
  found(seconds) {
    const last = this.#gaps.at(-1);
    if (last?.end === Infinity) {
      last.end = seconds;
    }
  }

  #draw() {
    const [width, all] = [this.#canvas.clientWidth, this.#canvas.clientHeight];
    const pen = sharp(this.#canvas, width, all);
    if (!pen) {
      return;
    }
    const since = this.#isOn ? Math.min(0.2, (performance.now() - this.#capturedAt) / 1000) : 0;
    const now = Math.max(SHOWN_SECONDS, this.#captured + since);
    const span = {from: now - SHOWN_SECONDS, to: now};
    const height = all - AXIS_PIXELS;
    const x = seconds => (width * (seconds - span.from)) / SHOWN_SECONDS;
    this.#drawAwaited(pen, x, height);
    drawBands(pen, {x: 0, y: 0, width, height}, span, this.#stretches, this.#labels);
    this.#drawGaps(pen, x, height);
    this.#drawAxis(pen, x, span, width, height);
  }

  /** Speech that is heard but not judged yet. */
  #drawAwaited(pen, x, height) {
    const last = this.#stretches.at(-1);
    if (this.#isOn && last?.isOpen) {
      pen.fillStyle = pageColour('--line');
      pen.fillRect(x(last.start), 0, x(this.#captured) - x(last.start), height);
    }
  }

  #drawGaps(pen, x, height) {
    for (const gap of this.#gaps) {
      const [from, to] = [Math.max(0, x(gap.start)), x(Math.min(gap.end, this.#captured))];
      if (to > from) {
        pen.fillStyle = pageColour('--warn-field');
        pen.fillRect(from, 0, to - from, height);
        pen.fillStyle = pageColour('--warn');
        pen.fillRect(from, 0, 1, height);
        pen.fillRect(to, 0, 1, height);
        if (to - from > 60) {
          pen.font = '12px system-ui, sans-serif';
          pen.textAlign = 'center';
          pen.fillText('not heard', (from + to) / 2, height / 2);
        }
      }
    }
  }

  #drawAxis(pen, x, {from, to}, width, height) {
    pen.fillStyle = pageColour('--line');
    pen.fillRect(0, height, width, 1);
    pen.fillStyle = pageColour('--quiet');
    pen.font = '12px system-ui, sans-serif';
    pen.textAlign = 'center';
    for (let mark = Math.ceil(from / MARK_SECONDS) * MARK_SECONDS; mark <= to; mark += MARK_SECONDS) {
      if (x(mark) > 15 && x(mark) < width - 15) {
        pen.fillRect(x(mark), height, 1, 5);
        pen.fillText(clock(mark, 0), x(mark), height + 17);
      }
    }
  }
}
