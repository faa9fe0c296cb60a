// Probabilities as bars, one row an emotion.
import {colourOf} from './colours.js';
import {element} from './dom.js';
import {percent} from './words.js';

/** Fills a `dl` with a row for each label; gives a function that shows an answer's probabilities, or none for null. */
export function bars(list, labels) {
  const rows = labels.map(label => {
    const fill = element('span', {className: 'fill'});
    fill.style.background = colourOf(label);
    const row = {label, fill, name: element('dt', {}, label), figure: element('dd', {}, '')};
    list.append(row.name, element('dd', {className: 'track', ariaHidden: 'true'}, fill), row.figure);
    return row;
  });
  const show = answer => {
    for (const {label, fill, name, figure} of rows) {
      const share = answer?.probabilities[label] ?? 0;
      fill.style.transform = `scaleX(${share})`;
      figure.textContent = answer ? percent(share) : '';
      name.classList.toggle('first', answer?.emotion === label);
    }
  };
  show(null);
  return show;
}
