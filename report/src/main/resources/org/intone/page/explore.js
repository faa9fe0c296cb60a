const places = byId('places') && JSON.parse(byId('places').textContent);
const PALETTE = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#8a8f98', '#6b4c9a'];
const SHAPES = ['circle', 'rect', 'triangle', 'rectRot', 'crossRot', 'star'];
const MOST_NAMED = 14;
// What lies below is seen: of two groups on one place the first would hide the second.
const SEE_THROUGH = 'b0';

function ofTheme(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function groupsBy(column) {
  const names = column === 2 ? places.emotion : column === 3 ? places.corpus : places.speaker;
  return names.map((name, g) => {
    const colour = column === 2 ? name[1] : PALETTE[g % PALETTE.length];
    return {
      label: column === 2 ? name[0] : name,
      data: places.clips.filter(clip => clip[column] === g).map(clip => ({ x: clip[0], y: clip[1], clip })),
      backgroundColor: colour + SEE_THROUGH,
      borderColor: colour,
      pointStyle: SHAPES[(column === 2 ? g : Math.floor(g / PALETTE.length)) % SHAPES.length],
      pointRadius: places.clips.length > 2000 ? 2 : 3.5,
      pointHoverRadius: 7,
      pointHitRadius: 4,
      pointBorderWidth: 1,
    };
  });
}

function words(clip) {
  return `${clip[5]} · ${places.emotion[clip[2]][0]} · ${places.corpus[clip[3]]} · ${places.speaker[clip[4]]}`;
}

function axis(title) {
  return {
    title: { display: true, text: title, color: ofTheme('--ink') },
    ticks: { color: ofTheme('--ink') },
    grid: { color: ofTheme('--line') },
  };
}

function scales() {
  return { x: axis(places.axes[0]), y: axis(places.axes[1]) };
}

function legend(groups) {
  return {
    display: groups.length <= MOST_NAMED,
    position: 'bottom',
    labels: { usePointStyle: true, color: ofTheme('--ink') },
  };
}

if (places) {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  // Data that Chart.js need not parse it takes for sorted: it finds the ends of the axis and the dot under the pointer by that.
  places.clips.sort((a, b) => a[0] - b[0]);
  const first = groupsBy(2);
  const map = new Chart(byId('canvas'), {
    type: 'scatter',
    data: { datasets: first },
    options: {
      animation: false,
      parsing: false,
      maintainAspectRatio: false,
      scales: scales(),
      onHover: (event, found) => {
        if (found.length > 0) {
          const { datasetIndex, index } = found[0];
          byId('pointed').textContent = words(map.data.datasets[datasetIndex].data[index].clip);
        }
      },
      plugins: {
        legend: legend(first),
        tooltip: { filter: (item, i) => i < 4, callbacks: { label: item => words(item.raw.clip) } },
      },
    },
  });
  byId('colour-by').addEventListener('change', event => {
    const groups = groupsBy(Number(event.target.value));
    map.data.datasets = groups;
    map.options.plugins.legend = legend(groups);
    map.update();
  });
  const repaint = () => {
    map.options.scales = scales();
    map.options.plugins.legend = legend(map.data.datasets);
    map.update();
  };
  byId('theme').addEventListener('click', repaint);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
}
