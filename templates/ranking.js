// Sorting and filtering of the ranking; the page is complete without it.
for (const section of document.querySelectorAll('[data-ranking]')) {
  const form = section.querySelector('form');
  const rows = [...section.querySelectorAll('[data-row]')];
  const parts = [...section.querySelectorAll('[data-part]')];

  function filter() {
    const text = form.elements.text.value.trim().toLowerCase();
    const group = form.elements.group.value;
    const grade = form.elements.grade.value;
    let shown = 0;
    for (const row of rows) {
      const fits =
        (group === '' || row.dataset.group === group) &&
        (grade === '' || row.dataset.grade === grade) &&
        (text === '' || row.textContent.toLowerCase().includes(text));
      row.hidden = !fits;
      if (fits) shown++;
    }
    for (const part of parts) part.hidden = part.querySelector('[data-row]:not([hidden])') === null;
    form.querySelector('output').textContent =
      shown === rows.length ? `共 ${shown} 家` : `符合条件 ${shown} 家，共 ${rows.length} 家`;
  }

  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(filter));
  filter();

  for (const head of section.querySelectorAll('th[data-sort]')) {
    if (head.closest('table').tBodies[0].rows.length < 2) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => sort(head));
  }
}

function sort(head) {
  const table = head.closest('table');
  const down = head.getAttribute('aria-sort') === 'ascending';
  for (const other of table.querySelectorAll('th[aria-sort]')) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const value = (row) => row.cells[head.cellIndex].dataset.value;
  const compare =
    head.dataset.sort === 'number'
      ? (a, b) => Number(value(a)) - Number(value(b))
      : (a, b) => value(a).localeCompare(value(b), 'zh-CN');
  // What is not known stays at the end whichever way it is sorted.
  const order = (a, b) => Number(value(a) === '') - Number(value(b) === '') || (down ? compare(b, a) : compare(a, b));
  table.tBodies[0].append(...[...table.tBodies[0].rows].sort(order));
}
