import { describe, expect, it } from 'vitest';
import { otherName } from './called.ts';

const called = (name: string, preferredName: string) => otherName({ name, preferredName });

describe('a preferred name', () => {
  it('is not shown twice where it is the first name, or the whole', () => {
    expect(called('Seán Ó Murchú', 'Seán')).toBeNull();
    expect(called('Seán Ó Murchú', 'sean ')).toBeNull();
    expect(called('Seán Ó Murchú', 'Seán Ó Murchú')).toBeNull();
    expect(called('Seán Ó Murchú', '')).toBeNull();
  });
  it('is shown where it is another one, also when the name only begins like it', () => {
    expect(called('Gráinne Ní Bhriain', 'Grá')).toBe('Grá');
    expect(called('Margaret Byrne', 'Peg')).toBe('Peg');
  });
});
