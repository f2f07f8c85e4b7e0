import { blocker } from '../../../shared/blockers.ts';
import type { Blocker } from '../../../shared/blockers.ts';
import type { Still } from '../../../shared/consultation.ts';
import { readBackBlockers } from './filing.rules.ts';
import type { ReadBack } from './filing.rules.ts';

/** The right patient as somebody confirms them. */
interface Confirmed extends ReadBack {
  readonly identifier: string;
}

const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s/g, '').toUpperCase();

/**
 * R19: what moving a misfiled still needs. R3: an undecided withdrawal comes first. Two identifiers of the right patient
 * always; the third as well from a clinician who does not treat them, because nothing else ties the two together.
 */
export const refileBlockers = (
  still: Pick<Still, 'awaitsDecision'>,
  said: Confirmed,
  right: Confirmed,
  treatsRight: boolean,
): Blocker[] => {
  const differ = readBackBlockers(said, right);
  const third = treatsRight || plain(said.identifier) === plain(right.identifier);
  return [
    ...(still.awaitsDecision ? [blocker('withdrawal_undecided')] : []),
    ...(differ.length === 0 && !third ? [blocker('identifiers_differ')] : differ),
  ];
};

/** How somebody could be named. */
interface Named {
  readonly name: string;
  readonly preferredName: string;
  readonly identifier: string;
}

const words = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * R1, R19: whether words that are shown in another patient's record name this one: a part of the name, written with its
 * capital as names are, or the identifier. Two letters are too little to tell a name by; parts that `except` has too do not
 * count.
 */
export const namesPatient = (
  text: string,
  { name, preferredName, identifier }: Named,
  except?: Named,
): boolean => {
  const said = new Set(words(text));
  const own = new Set(except ? words(`${except.name} ${except.preferredName}`) : []);
  const parts = words(`${name} ${preferredName}`).filter((part) => part.length > 2 && !own.has(part));
  const named = parts.some((part) => said.has(part));
  // An identifier of two or three signs is in many a sentence.
  const number = plain(identifier);
  return named || (number.length > 3 && plain(text).includes(number));
};
