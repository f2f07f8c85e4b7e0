import { describe, expect, test } from 'vitest';
import { sha256 } from '../../platform/keys/hash.ts';
import { BANDS, READERS, SHIPPED, TOPICS, wordingId } from './wording-texts.ts';
import type { Reader, Topic } from './wording-texts.ts';
import {
  hashOf,
  isViewWording,
  readersFor,
  shownWording,
  viewWording,
  wordingOf,
  wordingRef,
} from './wordings.ts';

const NAMES = {
  practice: 'Cé na Trá Surgery',
  doctor: 'Dr Aoife Byrne',
  healthmail: 'cena@healthmail.ie',
  patient: 'Oisín',
};
const WORDINGS = new Map(SHIPPED.map((text) => [text.id, text]));
const of = (topic: Topic, reader: Reader = 'adult') => wordingOf(WORDINGS, topic, reader, NAMES);
const said = ({ paragraphs }: { paragraphs: readonly string[] }): string => paragraphs.join(' ');
const everyone = READERS.flatMap((reader) => TOPICS.map((topic) => [reader, topic] as const));

test.each(everyone)('[R3] %s, %s: no name is left to be filled in', (reader, topic) => {
  const { title, paragraphs, question } = of(topic, reader);
  expect([title, ...paragraphs, question].join()).not.toMatch(/[{}]/);
});

test('[R3] names are filled in where they belong', () => {
  expect(said(of('video'))).toContain('Dr Aoife Byrne at Cé na Trá Surgery');
  expect(of('take', 'representative').question).toBe('Do you agree to photographs of Oisín being taken?');
});

describe('the hash', () => {
  test('[R3] is of the versioned text itself: title, every paragraph and the question, before names', () => {
    for (const [reader, topic] of everyone) {
      const text = WORDINGS.get(wordingId(topic, reader));
      const { sha256: hash } = wordingRef(WORDINGS, topic, reader);
      expect(hash).toBe(sha256(JSON.stringify([text?.title, text?.paragraphs, text?.question])));
    }
  });

  test('[R3] no text has changed under its version: whoever changes one gives it a new version and its line here', () => {
    const lines = SHIPPED.map((text) => `${text.id} ${text.version} ${hashOf(text).slice(0, 16)}`);
    expect(lines).toMatchInlineSnapshot(`
      [
        "video 1 2187978058a2b011",
        "video.easy 1 483dab4823965dce",
        "video.young 1 1e045a72f938b169",
        "video.representative 1 451c40a7d879b230",
        "limitations 1 9dc415e528371a3c",
        "limitations.easy 1 9339123184c12279",
        "limitations.young 1 9dc415e528371a3c",
        "limitations.representative 1 ca873a4ff0810947",
        "device-notice 1 fa6fa2b0681d1a27",
        "device-notice.easy 1 e793730fcdf6cc1d",
        "device-notice.young 1 ee8a2f79b525c74d",
        "device-notice.representative 1 a62f1f491098917a",
        "chaperone 1 c69872af1a5296ba",
        "chaperone.easy 1 a57e67aba509090a",
        "chaperone.young 1 bc00ce42edc4d530",
        "chaperone.representative 1 76460659b7a8061a",
        "photographs-take 2 b5faa49f0564fcfc",
        "photographs-take.easy 1 482edf33b50d6e01",
        "photographs-take.young 1 87f543ad91dbbf6f",
        "photographs-take.representative 1 44726877a3a193c1",
        "photographs-store 1 a95313f2ba6f086e",
        "photographs-store.easy 1 0f63f20a85e93283",
        "photographs-store.young 1 a95313f2ba6f086e",
        "photographs-store.representative 1 dccaa27cfefa5f89",
        "examination 1 4690c5a825a302c6",
        "examination.easy 1 f330056d90c5a886",
        "examination.young 1 a78e36d057b4bd58",
        "examination.representative 1 303d04959508d280",
        "own-view.child 1 7c10c5f060d90a91",
        "own-view.young 2 aeca01c0c42ac7c6",
        "own-view.deciding 1 d5c30d13992890bb",
      ]
    `);
  });

  test('[R3] the adult texts that consents of the first release name have not changed under their version', () => {
    // Written down from the first release: a changed text needs a new version.
    expect(of('take').version).toBe(2);
    expect(of('store').version).toBe(1);
    expect(said(of('store'))).toBe(
      'Photographs are kept in your medical record at Cé na Trá Surgery, encrypted, with the rest of your notes. ' +
        'Only the staff who care for you can see them. A chaperone sees them during the call only. This page does not save them on your phone. ' +
        'You can stop more photographs at any time. Ones already in your record may have to stay.',
    );
  });

  test('[R3] what is recorded is what was shown; another reader’s, an older or a changed text is not', () => {
    const shown = wordingRef(WORDINGS, 'take', 'adult');
    expect(shownWording(WORDINGS, 'take', ['adult', 'easy'], shown)).toEqual(shown);
    expect(shownWording(WORDINGS, 'take', ['representative'], shown)).toBeUndefined();
    expect(shownWording(WORDINGS, 'take', ['adult'], { ...shown, version: 1 })).toBeUndefined();
    expect(shownWording(WORDINGS, 'take', ['adult'], { ...shown, sha256: 'f'.repeat(64) })).toBeUndefined();
    expect(shownWording(WORDINGS, 'store', ['adult'], shown)).toBeUndefined();
  });
});

describe('who reads what', () => {
  test('[R3, R4] an adult the adult’s or the easier, 16 and 17 the young person’s, who decides for another their own', () => {
    expect(readersFor(40, null, 18)).toEqual(['adult', 'easy']);
    expect(readersFor(17, null, 18)).toEqual(['young', 'easy']);
    expect(readersFor(9, 'somebody', 18)).toEqual(['representative']);
    expect(readersFor(80, 'somebody', 18)).toEqual(['representative']);
  });
});

describe.each(READERS)('what is told: %s', (reader) => {
  const words = (topic: Topic) => said(of(topic, reader));

  test('[R3] before agreeing: they can stop, and what is in the record may have to stay', () => {
    for (const topic of ['take', 'store'] as const) {
      expect(words(topic)).toMatch(/stop/);
      expect(words(topic)).toMatch(/already (in|kept).* may have to stay/);
    }
  });

  test('[R3] taking and keeping are asked on their own, and a question says nothing else', () => {
    expect(of('take', reader).question).toMatch(/taken\?$/);
    expect(of('store', reader).question).toMatch(/record\?$/);
    for (const topic of ['video', 'take', 'store', 'chaperone', 'examination'] as const) {
      expect(of(topic, reader).question).toMatch(/^[^.?]+\?$/);
    }
  });

  test('[R10] a physical examination may still be needed', () => {
    expect(of('limitations', reader).question).toContain('a physical examination may still be needed');
  });

  test('[R12] declining brings another way', () => {
    expect(words('video')).toMatch(/another way/);
  });

  test('[R14, R15] own device and other ways may not be safe or encrypted; the Healthmail address', () => {
    expect(words('deviceNotice')).toContain('cena@healthmail.ie');
    expect(words('deviceNotice')).toMatch(/may not be (secure|safe)/);
    expect(words('deviceNotice')).toContain('encrypted');
  });

  test('[R30] what a chaperone sees, for how long, their name, and that the person may be refused', () => {
    expect(words('chaperone')).toMatch(/during the call/);
    expect(words('chaperone')).toMatch(/name first/);
    expect(words('chaperone')).toMatch(/say no to that person/);
  });

  test('[R34, R17] nothing is recorded, and only what is true of the phone', () => {
    expect(words('video')).toMatch(/Nothing is recorded|Nobody records/);
    expect(words('store')).toMatch(/This page does not save them on (your|the) phone/);
  });
});

describe.each(BANDS)('what somebody under 18 is asked: %s', (band) => {
  const shown = viewWording(WORDINGS, band, NAMES);

  test('[R5] is a question with their own words, names filled in, and says that they can stop', () => {
    expect([shown.title, ...shown.paragraphs, shown.question].join()).not.toMatch(/[{}]/);
    expect(said(shown)).toMatch(/say stop/);
    expect(shown.question).toMatch(/^[^.?]+\?$/);
  });

  test('[R3] [R5] is told from another band’s text and from a changed one', () => {
    const { id, version, sha256: hash, language } = shown;
    const ref = { id, version, sha256: hash, language };
    expect(isViewWording(WORDINGS, band, ref)).toBe(true);
    expect(isViewWording(WORDINGS, band, { ...ref, sha256: 'f'.repeat(64) })).toBe(false);
    expect(BANDS.filter((other) => isViewWording(WORDINGS, other, ref))).toEqual([band]);
  });
});
