/** Files for tests, made here: packages of XML, and PDFs written by hand. */
import { strToU8, zipSync } from 'fflate';

export function zipOf(members: Record<string, string | Uint8Array>): Uint8Array {
  const entries = Object.entries(members).map(([name, data]) => [
    name,
    typeof data === 'string' ? strToU8(data) : data,
  ]);
  return zipSync(Object.fromEntries(entries));
}

export function docxOf(body: string, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  const xml = `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
  return zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': xml, ...more });
}

export function paragraph(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

export function ofdOf(pages: readonly string[], more: Record<string, string> = {}): Uint8Array {
  const members: Record<string, string> = {
    'OFD.xml': '<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    'Doc_0/Document.xml': `<ofd:Document><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
  };
  pages.forEach((content, i) => {
    members[`Doc_0/Pages/Page_${i}/Content.xml`] =
      `<ofd:Page><ofd:Content><ofd:Layer>${content}</ofd:Layer></ofd:Content></ofd:Page>`;
  });
  return zipOf({ ...members, ...more });
}

/** One page; `content` is its stream, `font` the object of /F1, `catalog` and `objects` what else it holds. */
export function pdfOf({
  content = '',
  stream = '',
  font = '',
  catalog = '',
  objects = [] as string[],
  trailer = '',
}): Uint8Array {
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream || `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font || '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
  ];
  let out = '%PDF-1.4\n';
  const offsets = all.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const xref = out.length;
  out += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  out += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

/** Bytes of GBK that tests need. */
export const gbk = {
  年度报告: 'c4eab6c8b1a8b8e6',
};
