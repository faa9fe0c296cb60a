// The probabilities of the emotions over time as bands that fill the height, hatched where the answers are uncertain.
import {colourOf} from './colours.js';

const TOUCHING_SECONDS = 0.02;
const LEAST_PIXELS = 0.5;

const middle = answer => (answer.start + answer.end) / 2;

/**
 * The stretches of speech of one channel of a timeline: `[{start, end, answers}]` in order, each with the windows whose
 * middles lie in it, or its segments where none does.
 */
export function stretchesOf({segments, windows}) {
  const stretches = [];
  for (const segment of segments) {
    const last = stretches.at(-1);
    if (last && segment.start - last.end < TOUCHING_SECONDS) {
      last.end = segment.end;
      last.segments.push(segment);
    } else {
      stretches.push({start: segment.start, end: segment.end, segments: [segment]});
    }
  }
  let next = 0;
  return stretches.map(({start, end, segments: own}) => {
    while (next < windows.length && middle(windows[next]) < start) {
      next++;
    }
    const answers = [];
    for (; next < windows.length && middle(windows[next]) <= end; next++) {
      answers.push(windows[next]);
    }
    return {start, end, answers: answers.length ? answers : own};
  });
}

/** The answer whose middle is nearest to a time within speech; null in a pause. */
export function answerAt(stretches, seconds) {
  const stretch = stretches.find(each => seconds >= each.start && seconds <= each.end);
  return stretch?.answers.reduce((best, each) =>
    Math.abs(middle(each) - seconds) < Math.abs(middle(best) - seconds) ? each : best) ?? null;
}

function hatch(context) {
  const tile = new OffscreenCanvas(16, 16);
  const pen = tile.getContext('2d');
  pen.strokeStyle = 'rgba(255, 255, 255, .75)';
  pen.lineWidth = 4;
  for (const at of [-16, 0, 16]) {
    pen.moveTo(at - 2, 18);
    pen.lineTo(at + 18, -2);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern.setTransform(new DOMMatrix().scale(0.5));
  return pattern;
}

/** One stretch's answers as `[x, answer]`, level to both ends; those closer than a screen shows are left out. */
function points({start, end, answers}, x) {
  const found = [[x(start), answers[0]]];
  for (const answer of answers) {
    if (x(middle(answer)) - found.at(-1)[0] >= LEAST_PIXELS) {
      found.push([x(middle(answer)), answer]);
    }
  }
  found.push([x(end), answers.at(-1)]);
  return found;
}

function fillBands(context, box, line, labels) {
  const foot = line.map(() => 0);
  for (const label of labels) {
    context.beginPath();
    line.forEach(([x], i) => context.lineTo(x, box.y + box.height * (1 - foot[i])));
    line.forEach(([, answer], i) => (foot[i] += answer.probabilities[label] ?? 0));
    for (let i = line.length - 1; i >= 0; i--) {
      context.lineTo(line[i][0], box.y + box.height * (1 - Math.min(1, foot[i])));
    }
    context.closePath();
    context.fillStyle = colourOf(label);
    context.fill();
  }
}

function fillUncertain(context, box, line, pattern) {
  context.fillStyle = pattern;
  line.forEach(([x, answer], i) => {
    if (answer.uncertain) {
      const from = i ? (line[i - 1][0] + x) / 2 : x;
      const to = i < line.length - 1 ? (x + line[i + 1][0]) / 2 : x;
      context.fillRect(from, box.y, to - from, box.height);
    }
  });
}

/**
 * Draws stretches of speech.
 *
 * @param box `{x, y, width, height}` on the canvas
 * @param span `{from, to}` in seconds: what the box's width stands for
 * @param labels the emotions, from the foot up
 */
export function drawBands(context, box, span, stretches, labels) {
  const x = seconds => box.x + (box.width * (seconds - span.from)) / (span.to - span.from);
  const pattern = hatch(context);
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  for (const stretch of stretches) {
    if (stretch.answers.length && stretch.end >= span.from && stretch.start <= span.to) {
      const line = points(stretch, x);
      fillBands(context, box, line, labels);
      fillUncertain(context, box, line, pattern);
    }
  }
  context.restore();
}
