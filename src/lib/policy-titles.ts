/** Which rows of lists may lead to a policy or to what interprets one, by title and column. */

const interprets = /解读|图解|读懂|看懂|问答|发布会|访谈/;
const interpreting = /解读|图解|读懂|问答/;
const ofPolicies = /政策|文件|法规|规章|规范|制度|法律/;

/** Words of policies anywhere in a title; 说明 and 意见 also of calls for opinions and their results, 决定书 of enforcement. */
const anywhere = /决定书|说明|通知|意见|办法|细则|条例|批复|清单|通告|决议|命令|函$|〔20\d\d〕/;
/** A document is called so at the end of its title: 多项措施推进抗旱 is news. */
const genre = /决定|方案|规定|规划|计划|要点|制度|规则|纲要|措施|标准|目录/;
const closed = String.raw`(?:[（(【〔》”"].*|[^\p{Script=Han}]*)$`;
const named = new RegExp(`(?:${genre.source})${closed}`, 'u');
const formal = new RegExp(`(?:${genre.source}|通知|意见|办法|细则|条例|批复|清单|通告|决议|命令|函)${closed}`, 'u');
/** A title that is cut, or that names the document it is about. */
const cutOrFormal = /关于|印发|《|…|\.\.$/;

/** A policy, what interprets it, or a call for opinions. */
export function isOfPolicy(title: string, column: string): boolean {
  return interprets.test(title) || hasPolicyWord(title) || ofPolicies.test(column) || interpreting.test(column);
}

/** A policy itself. Among interpretations it is one only where its title ends like one. */
export function mayBePolicy(title: string, column: string): boolean {
  if (interprets.test(title)) return false;
  if (interpreting.test(column)) return formal.test(title) || column.includes('文件');
  return hasPolicyWord(title) || ofPolicies.test(column);
}

function hasPolicyWord(title: string): boolean {
  return anywhere.test(title) || named.test(title) || (genre.test(title) && cutOrFormal.test(title));
}
