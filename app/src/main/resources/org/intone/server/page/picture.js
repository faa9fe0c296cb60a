// A picture of what is seen of a recording, as PNG: title, lanes, time axis, colours.
import {drawBands} from './bands.js';
import {colourOf} from './colours.js';
import {pageColour} from './dom.js';
import {clock} from './words.js';

const SCALE = 2;
const MARGIN = 16;
const TITLE = 34;
const BANDS = 110;
const AXIS = 26;
const LEGEND = 30;
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600];
const LABEL_PIXELS = 70;

function axis(pen, y, width, {from, to}) {
  const step = STEPS.find(each => (each * width) / (to - from) >= LABEL_PIXELS) ?? STEPS.at(-1);
  pen.textAlign = 'center';
  for (let n = Math.ceil(from / step); n * step <= to; n++) {
    const x = MARGIN + (width * (n * step - from)) / (to - from);
    pen.fillRect(x, y, 1, 5);
    pen.fillText(clock(n * step, step < 1 ? 1 : 0), Math.min(Math.max(x, MARGIN + 12), MARGIN + width - 14), y + 18);
  }
  pen.textAlign = 'left';
}

function legend(pen, y, labels) {
  let x = MARGIN;
  for (const label of labels) {
    const ink = pen.fillStyle;
    pen.fillStyle = colourOf(label);
    pen.fillRect(x, y, 11, 11);
    pen.fillStyle = ink;
    pen.fillText(label, x + 16, y + 10);
    x += 32 + pen.measureText(label).width;
  }
  pen.fillText('hatched: uncertain', x, y + 10);
}

/** @return a promise of a blob, `image/png`, twice as fine as the page */
export async function picture(title, lanes, labels) {
  const {span, width, stretches} = lanes;
  const pictures = lanes.pictures();
  const top = MARGIN + TITLE;
  const soundHeight = Math.max(0, ...pictures.map(each => each.y + each.height));
  const height = top + soundHeight + stretches.length * (BANDS + 4) + AXIS + LEGEND + MARGIN;
  const canvas = new OffscreenCanvas(SCALE * (width + 2 * MARGIN), SCALE * height);
  const pen = canvas.getContext('2d');
  pen.scale(SCALE, SCALE);
  pen.fillStyle = pageColour('--paper');
  pen.fillRect(0, 0, width + 2 * MARGIN, height);
  pen.fillStyle = pageColour('--ink');
  pen.font = '600 16px system-ui, sans-serif';
  pen.fillText(title, MARGIN, MARGIN + 14, width);
  pen.save();
  pen.beginPath();
  pen.rect(MARGIN, top, width, soundHeight);
  pen.clip();
  pictures.filter(each => each.canvas.width && each.canvas.height).forEach(each =>
    pen.drawImage(each.canvas, MARGIN + each.x, top + each.y, each.width, each.height));
  pen.restore();
  stretches.forEach((each, i) => drawBands(
    pen, {x: MARGIN, y: top + soundHeight + 4 + i * (BANDS + 4), width, height: BANDS}, span, each, labels));
  pen.font = '12px system-ui, sans-serif';
  pen.fillStyle = pageColour('--ink');
  const foot = top + soundHeight + stretches.length * (BANDS + 4) + 4;
  axis(pen, foot, width, span);
  legend(pen, foot + AXIS + 6, labels);
  return canvas.convertToBlob({type: 'image/png'});
}
