/** E-mail addresses as a register tells them. */

const plain = /^[\w.%+-]{1,64}@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i;

export function isMailAddress(text: string): boolean {
  return text.length <= 254 && plain.test(text);
}

/** The field may hold a name and a telephone number too. `wrong`: what should be an address and is none. */
export function mailAddresses(contact: string): { good: string[]; wrong: string[] } {
  const words = contact.split(/[\s,，;；、<>＜＞()（）]+/).filter((word) => /[@＠]/.test(word));
  const found = words.map((word) => word.replace(/^[^:：]*[:：]/, ''));
  return {
    good: [...new Set(found.filter(isMailAddress).map((address) => address.toLowerCase()))],
    wrong: found.filter((word) => !isMailAddress(word)),
  };
}
