{
const clips = JSON.parse(byId('clips').textContent);
const labels = JSON.parse(byId('labels').textContent);
const MOST = 200;
byId('counts').addEventListener('change', event =>
  document.querySelector('.matrix').classList.toggle('counts', event.target.checked));

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function show(button) {
  const truth = Number(button.dataset.truth);
  const predicted = Number(button.dataset.predicted);
  for (const other of document.querySelectorAll('.matrix button')) {
    other.setAttribute('aria-pressed', other.dataset.truth === button.dataset.truth
      && other.dataset.predicted === button.dataset.predicted);
  }
  const found = clips.filter(clip => clip[0] === truth && clip[1] === predicted);
  const list = document.createElement('ol');
  for (const clip of found.slice(0, MOST)) {
    list.append(element('li', `${clip[3]} · ${clip[4]} · ${clip[2]} %`));
  }
  const more = found.length > MOST ? `, the first ${MOST} below` : '';
  byId('behind').replaceChildren(
    element('strong', `${labels[truth]} taken for ${labels[predicted]}: ${found.length} clips${more}`), list);
}

for (const button of document.querySelectorAll('button[data-truth]')) {
  button.addEventListener('click', () => show(button));
}
}
