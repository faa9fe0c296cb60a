// Small helpers for elements.

export const byId = id => document.getElementById(id);

/** An element with properties set and children appended; a child may be text. Nothing is ever parsed as HTML. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) {
      made[key] = value;
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

/** Tells a screen reader; what is seen says it already. */
export function announce(text) {
  byId('said').textContent = text;
}

/** What went wrong that concerns the whole page; empty to take it back. */
export function trouble(text) {
  byId('trouble').textContent = text;
  byId('trouble').hidden = !text;
}

/** Gives a file to the person. */
export function save(blob, name) {
  const link = element('a', {href: URL.createObjectURL(blob), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The canvas's context, its bitmap made as fine as the screen; null while the canvas has no size. */
export function sharp(canvas, width = canvas.clientWidth, height = canvas.clientHeight) {
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (!w || !h) {
    return null;
  }
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** A colour of the page by its variable's name, such as `--ink`. */
export const pageColour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Makes a table's headings sort it, by mouse and by keyboard. */
export function sorts(table) {
  const tablesort = new window.Tablesort(table);
  for (const head of table.querySelectorAll('thead th:not([data-sort-method="none"])')) {
    head.tabIndex = 0;
    head.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        head.click();
      }
    });
  }
  return tablesort;
}
