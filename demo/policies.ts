/** Policy documents and what explains them. */
import type { Article } from './model.ts';

export interface PolicyPlan {
  /** What the document is about, as 河道保洁办法. */
  subject: string;
  date: string;
  /** Day of the interpretation; null where there is none. */
  explained: string | null;
  /** Whether it is explained in a picture, or in words only. */
  picture: boolean;
}

/** Documents as `office` issues them, newest first, and their interpretations. */
export function policies(office: string, prefix: string, plans: PolicyPlan[]) {
  const documents: Article[] = [];
  const interpretations: Article[] = [];
  plans.forEach((plan, i) => {
    const document = policy(office, `${prefix}〔${plan.date.slice(0, 4)}〕${plans.length - i}号`, plan);
    documents.push(document);
    if (plan.explained !== null) interpretations.push(interpretation(document, plan, plan.explained));
  });
  return { documents, interpretations };
}

function policy(office: string, number: string, plan: PolicyPlan): Article {
  return {
    title: `${office}关于印发《云澜市${plan.subject}》的通知`,
    date: plan.date,
    source: office,
    number,
    body: [
      '各有关单位:',
      `《云澜市${plan.subject}》已经审议通过,现印发给你们,请认真执行。`,
      '第一条 为了方便群众办事、规范管理,结合本市实际,制定本文件。',
      '第二条 各单位按照职责分工落实,定期公布进展。',
      '第三条 本文件自印发之日起施行,有效期五年。',
    ],
  };
}

function interpretation(document: Article, plan: PolicyPlan, date: string): Article {
  const name = `《云澜市${plan.subject}》`;
  return {
    title: plan.picture ? `一图读懂${name}` : `${name}政策解读`,
    date,
    source: document.source,
    explains: document,
    ...(plan.picture ? { picture: `${name}要点图解:为什么制定、管哪些事、怎样办理` } : {}),
    body: [
      `${name}(${document.number})已经印发。制定背景:群众对这件事提出了不少意见。`,
      '主要内容:明确了管理范围、办理程序和各单位的职责。',
      '新旧差异:办理环节由五个减为三个,材料由四份减为一份。',
    ],
  };
}
