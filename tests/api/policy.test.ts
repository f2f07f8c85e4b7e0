import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import type {
  ImagePolicyDue,
  ImagePolicyText,
  ImagePolicyView,
  PracticePolicyView,
} from '../../shared/http-policy.ts';
import { addColleague } from '../support/colleagues.ts';
import type { Colleague } from '../support/colleagues.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { http, signIn } from '../support/people.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
let gp: string;
let chaperone: string;
let manager: Colleague;
let stranger: Colleague;
beforeAll(async () => {
  app = await startTestApp();
  gp = await signIn(app, app.practice.gpEmail);
  chaperone = await signIn(app, app.practice.chaperoneEmail);
  manager = await addColleague(app, 'manager');
  stranger = await addColleague(app, 'manager', app.other);
});
afterAll(() => app.close());

const get = async <Body>(cookie: string, path: string) =>
  (await http<Body>(app, 'GET', path, { cookie })).body;
const post = <Body = ErrorBody>(cookie: string, path: string, body: unknown) =>
  http<Body>(app, 'POST', path, { cookie, body });

/** What a practice that has chosen nothing has, written out here on purpose. */
const CAREFUL = {
  under18IntimateOverride: false,
  receiptDays: 14,
  patientMaySeeStills: true,
  filingLateAfterMinutes: 60,
};

describe('the practice’s choices', () => {
  const choices = (cookie = manager.cookie) => get<PracticePolicyView>(cookie, '/api/practice-policy');
  const change = (cookie: string, basedOn: number, changes: Record<string, unknown>) =>
    post(cookie, '/api/practice-policy', { basedOn, policy: { ...CAREFUL, ...changes } });

  test('[R29] begin careful, and are the manager’s to change: not a GP’s, not a chaperone’s, not another practice’s', async () => {
    expect(await choices()).toMatchObject({ version: 0, policy: CAREFUL, history: [] });
    expect((await choices(gp)).policy).toEqual(CAREFUL);
    for (const cookie of [gp, chaperone])
      await expectRefusal(app, { code: 'not_allowed' }, async () => {
        return (await change(cookie, 0, { under18IntimateOverride: true })).body;
      });
    expect((await get<ErrorBody>(chaperone, '/api/practice-policy')).code).toBe('not_allowed');
    expect((await change(stranger.cookie, 0, { receiptDays: 3 })).status).toBe(200);
    expect(await choices()).toMatchObject({ version: 0, policy: CAREFUL });
  });

  test.each([
    ['receiptDays', 0],
    ['receiptDays', 91],
    ['receiptDays', 1.5],
    ['filingLateAfterMinutes', 4],
    ['filingLateAfterMinutes', 1441],
    ['under18IntimateOverride', 'yes'],
  ])('%s = %s is refused', async (field, value) => {
    await expectRefusal(app, { code: 'invalid_request' }, async () => {
      return (await change(manager.cookie, 0, { [field]: value })).body;
    });
  });

  test('[R23] each change is a version with who, when and what; a page that was overtaken changes nothing', async () => {
    expect((await change(manager.cookie, 0, { receiptDays: 30, filingLateAfterMinutes: 30 })).status).toBe(
      200,
    );
    await expectRefusal(app, { code: 'conflict' }, async () => {
      return (await change(manager.cookie, 0, { receiptDays: 7 })).body;
    });
    await expectRefusal(app, { code: 'conflict' }, async () => {
      return (await change(manager.cookie, 1, { receiptDays: 30, filingLateAfterMinutes: 30 })).body;
    });
    expect((await change(manager.cookie, 1, { receiptDays: 30, under18IntimateOverride: true })).status).toBe(
      200,
    );
    const { version, policy, history } = await choices();
    expect({ version, policy }).toEqual({
      version: 2,
      policy: { ...CAREFUL, receiptDays: 30, under18IntimateOverride: true },
    });
    expect(history.map(({ version: each, byName, changes }) => ({ each, byName, changes }))).toEqual([
      {
        each: 2,
        byName: manager.name,
        changes: [
          { field: 'under18IntimateOverride', from: false, to: true },
          { field: 'filingLateAfterMinutes', from: 30, to: 60 },
        ],
      },
      {
        each: 1,
        byName: manager.name,
        changes: [
          { field: 'receiptDays', from: 14, to: 30 },
          { field: 'filingLateAfterMinutes', from: 60, to: 30 },
        ],
      },
    ]);
  });

  test('[R23] of two changes at once one wins and the other is told', async () => {
    const { version } = await choices();
    const both = await Promise.all([
      change(manager.cookie, version, { receiptDays: 11 }),
      change(manager.cookie, version, { receiptDays: 12 }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await choices()).version).toBe(version + 1);
  });
});

describe('the image policy', () => {
  const policy = (cookie = manager.cookie) => get<ImagePolicyView>(cookie, '/api/image-policy');
  const due = async (cookie: string) => (await get<ImagePolicyDue>(cookie, '/api/image-policy/due')).due;
  const acknowledge = (cookie: string, version: number, sha256: string) =>
    post(cookie, '/api/image-policy/acknowledge', { version, sha256 });
  const OURS = `# Our own policy\n\n${'Every picture is filed the same day. '.repeat(10)}`.trim();

  test('[R23] a practice begins with a text of one page, hashed, which nobody has acknowledged', async () => {
    const { current, acknowledgedAt, versions, staff } = await policy();
    expect(current).toMatchObject({ version: 1, byName: null });
    expect(current.sha256).toBe(createHash('sha256').update(current.text).digest('hex'));
    expect(current.text.split(/\s+/).length).toBeLessThan(700);
    for (const said of ['consent', 'chaperone', 'under 18', 'Healthmail', 'retention', 'reviews it'])
      expect(current.text).toContain(said);
    expect(acknowledgedAt).toBeNull();
    expect(versions).toHaveLength(1);
    expect(staff?.map(({ name, acknowledgedAt: at }) => [name, at])).toEqual([
      ['Dr Test Murphy', null],
      [manager.name, null],
      ['Niamh Test', null],
    ]);
  });

  test('[R23] each member of staff acknowledges the very text they read, once; the manager sees who has', async () => {
    const { current } = await policy(gp);
    expect(await due(gp)).toBe(true);
    for (const [version, hash] of [
      [2, current.sha256],
      [1, 'f'.repeat(64)],
    ] as const)
      await expectRefusal(app, { code: 'conflict' }, async () => (await acknowledge(gp, version, hash)).body);
    expect((await acknowledge(gp, 1, current.sha256)).status).toBe(200);
    const { acknowledgedAt } = await policy(gp);
    expect(acknowledgedAt).not.toBeNull();
    expect((await acknowledge(gp, 1, current.sha256)).status).toBe(200);
    expect((await policy(gp)).acknowledgedAt).toBe(acknowledgedAt);
    expect([await due(gp), await due(chaperone)]).toEqual([false, true]);
    const staff = (await policy()).staff ?? [];
    expect(staff.filter(({ acknowledgedAt: at }) => at !== null).map(({ name }) => name)).toEqual([
      'Dr Test Murphy',
    ]);
    expect((await policy(gp)).staff).toBeNull();
    const entries = await app.db
      .selectFrom('audit_entry')
      .select('actor')
      .where('event', '=', 'image_policy.acknowledged')
      .execute();
    expect(entries.map(({ actor }) => actor['userId'])).toEqual([app.practice.gp]);
  });

  test('[R23] a new version is the manager’s; everybody reads anew and the old one stays readable', async () => {
    for (const cookie of [gp, chaperone])
      await expectRefusal(app, { code: 'not_allowed' }, async () => {
        return (await post(cookie, '/api/image-policy', { basedOn: 1, text: OURS })).body;
      });
    await expectRefusal(app, { code: 'invalid_request' }, async () => {
      return (await post(manager.cookie, '/api/image-policy', { basedOn: 1, text: 'Be careful.' })).body;
    });
    const first = (await policy()).current;
    await expectRefusal(app, { code: 'conflict' }, async () => {
      return (await post(manager.cookie, '/api/image-policy', { basedOn: 1, text: first.text })).body;
    });
    expect((await post(manager.cookie, '/api/image-policy', { basedOn: 1, text: OURS })).status).toBe(200);
    await expectRefusal(app, { code: 'conflict' }, async () => {
      return (await post(manager.cookie, '/api/image-policy', { basedOn: 1, text: `${OURS} Late.` })).body;
    });
    expect((await policy()).current).toMatchObject({ version: 2, text: OURS, byName: manager.name });
    expect(await due(gp)).toBe(true);
    await expectRefusal(app, { code: 'conflict' }, async () => (await acknowledge(gp, 1, first.sha256)).body);
    expect(await get<ImagePolicyText>(gp, '/api/image-policy/versions/1')).toEqual(first);
    expect((await get<ErrorBody>(gp, '/api/image-policy/versions/3')).code).toBe('not_found');
    expect((await policy(stranger.cookie)).current).toMatchObject({ version: 1, sha256: first.sha256 });
  });

  test('[R23] what was published and acknowledged cannot be rewritten', async () => {
    await expect(app.db.updateTable('image_policy').set({ text: 'x' }).execute()).rejects.toThrow(
      /append-only/,
    );
    await expect(app.db.deleteFrom('image_policy_acknowledgement').execute()).rejects.toThrow(/append-only/);
    await expect(app.db.updateTable('practice_policy').set({ body: '{}' }).execute()).rejects.toThrow(
      /append-only/,
    );
  });
});
