'use strict';
const byId = id => document.getElementById(id);
for (const table of document.querySelectorAll('table.sorts')) {
  new Tablesort(table);
  for (const head of table.querySelectorAll('thead th:not([data-sort-method="none"])')) {
    head.tabIndex = 0;
    head.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        head.click();
      }
    });
  }
}

byId('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
});
