interface Named {
  name: string;
  preferredName: string;
}

const same = (one: string, other: string) => one.localeCompare(other, 'en-IE', { sensitivity: 'base' }) === 0;

/** The preferred name where it says more than the name does: not for Seán Ó Murchú who is called Seán. Else null. */
export function otherName({ name, preferredName }: Named): string | null {
  const called = preferredName.trim();
  if (called === '' || same(called, name)) return null;
  return same(called, name.slice(0, called.length)) && /^\s/.test(name.slice(called.length)) ? null : called;
}
