/** What `inspect --json` prints of one page, contract version 1; further fields may appear beside these. */
import { z } from 'zod';
import { fileFormats, type UnreadReason, unreadWords } from './attachment.ts';
import { pageKinds } from './page.ts';

const text = z.string().nullable();
const day = z.iso.date().nullable();

export const inspectSchema = z.object({
  /** Null for a file whose address was not told. */
  url: text,
  kind: z.enum(pageKinds),
  title: text,
  publishedAt: day,
  publishedAtMeta: day,
  source: text,
  docNumber: text,
  issuer: text,
  columnName: text,
  breadcrumb: z.array(z.string()),
  list: z
    .object({
      items: z.array(z.object({ title: z.string(), url: text, date: day })),
      pages: z.int().nullable(),
      next: z.array(z.string()),
    })
    .nullable(),
  identity: z.object({ siteName: text, idCode: text, icp: text, policeNo: text, conac: z.boolean() }),
  attachments: z.array(z.object({ name: z.string(), url: z.string() })),
  interprets: z
    .object({ title: z.string().optional(), docNumber: z.string().optional(), url: z.string().optional() })
    .nullable(),
  charset: z.string(),
  text: z.string(),
  /** Of a file that is no web page; `text` is then '' where `reason` says why it could not be read. */
  file: z
    .object({
      format: z.enum(fileFormats),
      reason: z.enum(Object.keys(unreadWords) as UnreadReason[]).nullable(),
      pages: z.int().nullable(),
      unreadPages: z.int(),
      dates: z.array(z.iso.date()),
      finishedAt: day,
      signed: z.boolean(),
      encrypted: z.boolean(),
      names: z.array(z.string()).optional(),
      cut: z.literal(true).optional(),
    })
    .optional(),
});
