import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClientError } from '../../../platform/client-error.ts';
import { linkStore } from './link-store.ts';

const TOKEN = 'Abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE';
const OPENED = {
  page: 'patient',
  practiceName: 'Riverside',
  practicePhone: '01 555 0134',
  timeZone: 'Europe/Dublin',
  startsAt: '2026-03-02T09:30:00.000Z',
};
const ENTERED = { consultationId: '00000000-0000-4000-8000-000000000100', receiptOnly: false };

interface Answer {
  status: number;
  body: object;
}
const answers: (Answer | 'no network')[] = [];
const asked: { path: string; body: unknown }[] = [];

beforeEach(() => {
  answers.length = asked.length = 0;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
    const answer = answers.shift();
    if (answer === undefined || answer === 'no network') throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const stage = () => linkStore.getState().stage;
const refuse = (status: number, code: string, count?: number): Answer => ({
  status,
  body: { code, message: 'No.', ...(count === undefined ? {} : { count }) },
});
const arrived = () => linkStore.getState().arrive({ kind: 'token', token: TOKEN });
async function opened() {
  await arrived();
  answers.push({ status: 200, body: OPENED });
  await linkStore.getState().open();
}

describe('the way in', () => {
  it('[S1] fetches nothing before the button', async () => {
    await arrived();
    expect(stage().at).toBe('start');
    expect(asked).toEqual([]);
  });

  it('[S1] sends the token in the body, never in the address', async () => {
    await opened();
    expect(asked).toEqual([{ path: '/api/patient/open', body: { token: TOKEN } }]);
    expect(stage()).toEqual({ at: 'opened', token: TOKEN, opened: OPENED });
  });

  it.each(['link_wrong', 'link_expired', 'link_locked'])('closes for good on %s', async (code) => {
    await arrived();
    answers.push(refuse(404, code));
    await linkStore.getState().open();
    expect(stage()).toMatchObject({ at: 'closed', problem: { code }, opened: null });
  });

  it('stays where it was without a connection, so that the button can be pressed again', async () => {
    await arrived();
    answers.push('no network');
    await expect(linkStore.getState().open()).rejects.toMatchObject({ code: 'offline' });
    expect(stage().at).toBe('start');
  });

  it('keeps the link open after a wrong date of birth, and tells the tries left', async () => {
    await opened();
    answers.push(refuse(403, 'date_of_birth_wrong', 2));
    const wrong = await linkStore
      .getState()
      .verify('1957-03-02')
      .catch((thrown: unknown) => thrown);
    expect(wrong).toBeInstanceOf(ClientError);
    expect(wrong).toMatchObject({ code: 'date_of_birth_wrong', count: 2 });
    expect(stage().at).toBe('opened');
  });

  it('closes with the practice’s number when the date of birth locks the link', async () => {
    await opened();
    answers.push(refuse(423, 'link_locked'));
    await linkStore.getState().verify('1957-03-02');
    expect(stage()).toMatchObject({ at: 'closed', opened: OPENED });
  });

  it('goes in on the right date, and forgets the token', async () => {
    await opened();
    answers.push({ status: 200, body: ENTERED });
    await linkStore.getState().verify('1957-03-02');
    expect(asked.at(-1)).toEqual({
      path: '/api/patient/verify',
      body: { token: TOKEN, dateOfBirth: '1957-03-02' },
    });
    expect(stage()).toEqual({ at: 'entered', receiptOnly: false });
  });
});

describe('a reload, without a fragment', () => {
  const reload = () => linkStore.getState().arrive({ kind: 'nothing' });

  it('goes on with the session of this browser', async () => {
    answers.push({ status: 200, body: { ...ENTERED, ...OPENED } });
    await reload();
    expect(stage().at).toBe('entered');
  });

  it('explains kindly when there is none', async () => {
    answers.push(refuse(401, 'not_signed_in'));
    await reload();
    expect(stage().at).toBe('no_link');
  });

  it('offers another try without a connection', async () => {
    answers.push('no network');
    await reload();
    expect(stage()).toMatchObject({ at: 'offline', problem: { code: 'offline' } });
  });

  it('says that a mangled link does not work, without asking the server', async () => {
    await linkStore.getState().arrive({ kind: 'broken' });
    expect(stage()).toMatchObject({ at: 'closed', problem: { code: 'link_wrong' } });
    expect(asked).toEqual([]);
  });
});
