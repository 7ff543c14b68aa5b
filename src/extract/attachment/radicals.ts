/** Browsers print many characters into a PDF as the radicals that look like them (⺠ for 民). */

/** Those that Unicode itself does not map; each followed by its character. */
const pairs =
  '⺌小⺍小⺓幺⺕彐⺗心⺝月⺟母⺠民⺡水⺢水⺤爪⺥爪⺦丬⺧牛⺨犬⺩王⺪疋⺫目⺬示⺭示⺮竹⺯糸⺰纟⺲网⺶羊⺸羊⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衣⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒長⻓长⻔门⻕阜⻖阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟饣⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
const table = new Map<string, string>();
for (const chars = [...pairs]; chars.length > 1; ) table.set(chars.shift()!, chars.shift()!);

export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fd5]/g, (radical) => table.get(radical) ?? radical.normalize('NFKC'));
}
