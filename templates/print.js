// Opens what is folded for printing, where the stylesheet alone cannot, and folds it again.
const folds = [];
addEventListener('beforeprint', () => {
  for (const fold of document.querySelectorAll('details:not([open])')) {
    fold.open = true;
    folds.push(fold);
  }
});
addEventListener('afterprint', () => {
  for (const fold of folds.splice(0)) fold.open = false;
});
