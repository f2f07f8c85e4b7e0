import { describe, expect, test } from 'vitest';
import { sha256 } from '../../platform/keys/hash.ts';
import { examinationWording, patientWordings, wordingFor } from './wordings.ts';

const NAMES = { practice: 'Cé na Trá Surgery', doctor: 'Dr Aoife Byrne', healthmail: 'cena@healthmail.ie' };
const OTHER = { practice: 'Other Practice', doctor: 'Dr Somebody Else', healthmail: 'other@healthmail.ie' };
const wordings = patientWordings(NAMES);
const all = [...Object.values(wordings), examinationWording(NAMES)];
const said = ({ paragraphs }: { paragraphs: readonly string[] }): string => paragraphs.join(' ');

test('[R3] no name is left to be filled in, and none is filled into the wrong place', () => {
  for (const { title, paragraphs, question } of all)
    expect([title, ...paragraphs, question].join()).not.toMatch(/[{}]/);
  expect(said(wordings.video)).toContain('Dr Aoife Byrne at Cé na Trá Surgery');
});

describe('the hash', () => {
  test('[R3] is of the versioned text, before names: the same for every practice', () => {
    const others = [...Object.values(patientWordings(OTHER)), examinationWording(OTHER)];
    expect(others.map((wording) => wording.sha256)).toEqual(all.map((wording) => wording.sha256));
  });

  test('[R3] tells every two wordings apart', () => {
    expect(new Set(all.map((wording) => wording.sha256)).size).toBe(all.length);
    expect(new Set(all.map(({ id, version, language }) => `${id} ${version} ${language}`)).size).toBe(
      all.length,
    );
  });

  test('[R3] covers title, every paragraph and the question', () => {
    const bare = patientWordings({ practice: '{practice}', doctor: '{doctor}', healthmail: '{healthmail}' });
    for (const { title, paragraphs, question, sha256: hash } of Object.values(bare)) {
      expect(hash).toBe(sha256(JSON.stringify([title, paragraphs, question])));
    }
  });

  test('[R3] what is recorded is what was shown', () => {
    const shown = { ...wordings, examination: examinationWording(NAMES) };
    for (const scope of ['video', 'take', 'store', 'examination'] as const) {
      const { id, version, sha256: hash, language } = shown[scope];
      expect(wordingFor(scope)).toEqual({ id, version, sha256: hash, language });
    }
  });
});

describe('what the patient is told', () => {
  test('[R3] before agreeing: they can stop, and what is in the record may have to stay', () => {
    const sentence =
      'You can stop more photographs at any time. Ones already in your record may have to stay.';
    expect(wordings.take.paragraphs).toContain(sentence);
    expect(wordings.store.paragraphs).toContain(sentence);
  });

  test('[R3] taking and keeping are asked on their own', () => {
    expect(wordings.take.question).toMatch(/taken\?$/);
    expect(wordings.store.question).toMatch(/kept in your record\?$/);
  });

  test('[R10] a physical examination may still be needed', () => {
    expect(wordings.limitations.question).toContain('a physical examination may still be needed');
  });

  test('[R12] declining brings another way, and no penalty', () => {
    expect(said(wordings.video)).toContain('another way, and your care will not suffer');
  });

  test('[R14] another way of sending goes to the practice’s Healthmail address', () => {
    expect(said(wordings.deviceNotice)).toContain('Healthmail address: cena@healthmail.ie');
  });

  test('[R15] the own device, and other ways of sending, may not be secure or encrypted', () => {
    expect(said(wordings.deviceNotice)).toMatch(/phone or computer you are using may not be secure/);
    expect(said(wordings.deviceNotice)).toMatch(/may not be secure or encrypted/);
  });

  test('[R30] what a chaperone sees, for how long, their name, and that the person may be refused', () => {
    const chaperone = said(wordings.chaperone);
    expect(chaperone).toContain('the live picture and any photographs, during the call only');
    expect(chaperone).toMatch(/told their name first, and you can say no to that person/);
  });

  test('[R34] nothing is recorded', () => {
    expect(said(wordings.video)).toContain('Nothing is recorded: no video and no sound is kept.');
  });

  test('[R17] only what is true of the phone: this page does not save', () => {
    expect(said(wordings.store)).toContain('This page does not save them on your phone.');
  });

  test('[R3] a question that asks for a yes says nothing else, and nothing is decided for the patient', () => {
    for (const { question } of [
      wordings.video,
      wordings.take,
      wordings.store,
      wordings.chaperone,
      examinationWording(NAMES),
    ]) {
      expect(question).toMatch(/^[^.?]+\?$/);
    }
  });
});
