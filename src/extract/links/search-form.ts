/** The search box of a page, where it is a plain form that asks the same host by address. */
import { hostOf } from '../../lib/urls.ts';
import { decode } from '../html/decode.ts';
import { type Box, type Flat, flatten } from '../html/flat.ts';
import { type Resolve, resolver } from './links.ts';

export interface SearchForm {
  action: string;
  /** Name of the field for the words. */
  field: string;
  /** What is sent besides. */
  fixed: [name: string, value: string][];
}

/** `none`: no search box is seen; `script`, `elsewhere`, `charset`: one is, and no address follows from it. */
export type NoForm = 'none' | 'script' | 'elsewhere' | 'charset';

const searching = /search|sousuo|query|jiansuo|keyword|\bkey\b|\bwd\b|^q$|搜索|检索|关键[字词]/i;
const textTypes = new Set(['', 'text', 'search']);
const maxFixed = 30;

export function searchFormIn(bytes: Uint8Array, contentType: string | null, url: string): SearchForm | NoForm {
  const { text, charset } = decode(bytes, contentType);
  const flat = flatten(text);
  const boxes = flat.boxes.filter(isSearchBox);
  if (boxes.length === 0) return 'none';
  const forms = flat.boxes.filter(({ name }) => name === 'form');
  const found = forms.flatMap((form) => {
    const input = boxes.find(({ index }) => index > form.index && index < form.end);
    return input === undefined ? [] : [formOf(flat, form, input, resolver(url, flat.base), url)];
  });
  const plain = found.find((form) => typeof form === 'object');
  if (plain === undefined) return found.includes('elsewhere') ? 'elsewhere' : 'script';
  // Words of an address are written in UTF-8; other sites would not read them.
  return /^utf-?8$/i.test(charset) ? plain : 'charset';
}

function isSearchBox({ name, attribs }: Box): boolean {
  if (name !== 'input' || !textTypes.has((attribs.type ?? '').toLowerCase())) return false;
  const { name: own = '', id = '', class: look = '', placeholder = '', value = '' } = attribs;
  return [own, id, look, placeholder, value].some((part) => searching.test(part.slice(0, 200)));
}

function formOf(flat: Flat, form: Box, input: Box, resolve: Resolve, url: string): SearchForm | NoForm {
  const { method = 'get', action = '', onsubmit } = form.attribs;
  const inside = flat.boxes.slice(form.index + 1, form.end);
  const buttons = inside.filter(isButton);
  const scripted = onsubmit !== undefined || buttons.some(({ attribs }) => attribs.onclick !== undefined);
  const target = action.trim() === '' ? null : resolve(action);
  const field = input.attribs.name ?? '';
  if (method.toLowerCase() !== 'get' || scripted || target === null || field === '') return 'script';
  if (hostOf(target) !== hostOf(url)) return 'elsewhere';
  const fixed = inside.flatMap((box) => fixedOf(inside, box));
  return { action: target, field, fixed: fixed.slice(0, maxFixed) };
}

function isButton({ name, attribs }: Box): boolean {
  if (name === 'button' || name === 'a' || name === 'img') return true;
  return name === 'input' && /^(?:submit|button|image)$/i.test(attribs.type ?? '');
}

function fixedOf(inside: readonly Box[], { name, attribs, index, end }: Box): [string, string][] {
  const own = attribs.name ?? '';
  if (own === '') return [];
  const type = (attribs.type ?? '').toLowerCase();
  const isSet = type === 'hidden' || ((type === 'radio' || type === 'checkbox') && attribs.checked !== undefined);
  if (name === 'input') return isSet ? [[own, attribs.value ?? '']] : [];
  if (name !== 'select') return [];
  const options = inside.filter((box) => box.name === 'option' && box.index > index && box.index < end);
  const chosen = options.find((option) => option.attribs.selected !== undefined) ?? options[0];
  return chosen?.attribs.value === undefined ? [] : [[own, chosen.attribs.value]];
}

/** The address that the form would open. */
export function searchAddress({ action, field, fixed }: SearchForm, words: string): string {
  const url = new URL(action);
  url.search = new URLSearchParams([...fixed, [field, words]]).toString();
  return url.href;
}
