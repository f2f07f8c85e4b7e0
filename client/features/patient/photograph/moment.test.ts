import { describe, expect, it } from 'vitest';
import { CaptureCommand } from '../../../../shared/signalling.ts';
import { PhotographMoment, type MomentPorts } from './moment.ts';

const command = (n: number) =>
  CaptureCommand.parse({
    captureId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    token: 'token',
    expiresAt: '2026-03-02T09:40:00.000Z',
    doctor: 'Dr Aoife Murphy',
    what: 'your left forearm',
  });

/** A promise that the test settles. */
function held<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Time that passes when the test says so; taking and sending likewise. */
function scene() {
  const log: string[] = [];
  const waits: ReturnType<typeof held<void>>[] = [];
  const taking = held<string>();
  const sending = held<void>();
  const second = { taking: held<string>(), sending: held<void>() };
  const shares: ((share: number) => void)[] = [];
  const ports: MomentPorts<string> = {
    take: ({ captureId }) => (captureId.endsWith('1') ? taking : second.taking).promise,
    send: ({ captureId }, taken, onShare) => {
      log.push(`send ${taken}`);
      shares.push(onShare);
      return (captureId.endsWith('1') ? sending : second.sending).promise;
    },
    show: (taken) => `blob:${taken}`,
    forget: (taken) => log.push(`let go ${taken}`),
    tick: (seconds) => log.push(`tick ${String(seconds)}`),
    click: () => log.push('click'),
    refuse: async (id) => void log.push(`refuse ${id.slice(-1)}`),
    forgotten: async (id) => void log.push(`forgotten ${id.slice(-1)}`),
    wait: (_ms, signal) => {
      const wait = held<void>();
      signal.addEventListener('abort', () => wait.reject(new Error('stopped')));
      waits.push(wait);
      return wait.promise;
    },
  };
  const moment = new PhotographMoment(ports);
  const pass = async () => {
    waits.shift()?.resolve();
    await settled();
  };
  return { moment, log, pass, taking, sending, second, shares, stage: () => moment.state.getState().moment };
}

/** Lets every promise that can go on go on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

async function countedDown() {
  const it = scene();
  void it.moment.begin(command(1));
  for (let second = 0; second < 3; second += 1) await it.pass();
  return it;
}

async function beingSent() {
  const it = await countedDown();
  it.taking.resolve('picture');
  await settled();
  return it;
}

describe('the photograph moment', () => {
  it('counts 3, 2, 1 aloud, then takes the photograph', async () => {
    const { log, stage } = await countedDown();
    expect(log).toEqual(['tick 3', 'tick 2', 'tick 1', 'click']);
    expect(stage()).toMatchObject({ stage: 'taking' });
  });

  it('[R3] takes nothing after "Stop this photograph" during the countdown', async () => {
    const { moment, log, pass, stage } = scene();
    void moment.begin(command(1));
    await pass();
    await moment.refuse();
    await pass();
    expect(log).toEqual(['tick 3', 'tick 2', 'refuse 1']);
    expect(stage()).toMatchObject({ stage: 'over', why: 'refused' });
  });

  it('[R3] drops the picture when it is refused while being sent, and does not call it sent afterwards', async () => {
    const { moment, log, sending, shares, stage } = await beingSent();
    await moment.refuse();
    shares[0]?.(0.9);
    sending.resolve();
    await settled();
    expect(log.slice(4)).toEqual(['send picture', 'let go picture', 'refuse 1']);
    expect(stage()).toMatchObject({ stage: 'over', why: 'refused' });
    expect(moment.holding()).toBeNull();
  });

  it('[R3] drops the picture when the server stops it, and never shows a late one', async () => {
    const { moment, log, taking, stage } = await countedDown();
    moment.stopped(command(1).captureId);
    taking.resolve('late');
    await settled();
    expect(stage()).toMatchObject({ stage: 'over', why: 'stopped' });
    expect(log).not.toContain('send late');
    expect(log).toContain('let go late');
  });

  it('ignores a stop that is about another photograph', async () => {
    const { moment, stage } = await beingSent();
    moment.stopped(command(2).captureId);
    expect(stage()).toMatchObject({ stage: 'sending' });
  });

  it('shows how much is sent, and holds the capture for a reconnection', async () => {
    const { moment, shares, stage } = await beingSent();
    shares[0]?.(0.5);
    expect(stage()).toMatchObject({ stage: 'sending', picture: 'blob:picture', share: 0.5 });
    expect(moment.holding()).toBe(command(1).captureId);
  });

  it('[R20] lets go of the picture before it says "forgotten", by itself after a while', async () => {
    const { moment, log, pass, sending, stage } = await beingSent();
    sending.resolve();
    await settled();
    expect(stage()).toMatchObject({ stage: 'sent' });
    await pass();
    expect(log.slice(-2)).toEqual(['let go picture', 'forgotten 1']);
    expect(stage()).toBeNull();
    expect(moment.holding()).toBeNull();
  });

  it('[R20] lets go at once on "OK", and only once', async () => {
    const { moment, log, pass, sending } = await beingSent();
    sending.resolve();
    await settled();
    moment.close();
    await pass();
    expect(log.filter((line) => line === 'forgotten 1')).toHaveLength(1);
  });

  it('says so when no rung of the ladder worked', async () => {
    const { taking, stage, moment } = await countedDown();
    taking.reject(new Error('no camera'));
    await settled();
    expect(stage()).toMatchObject({ stage: 'over', why: 'failed' });
    moment.close();
    expect(stage()).toBeNull();
  });

  it('says so when sending failed for good, and drops the picture', async () => {
    const { sending, stage, log } = await beingSent();
    sending.reject(new Error('refused'));
    await settled();
    expect(stage()).toMatchObject({ stage: 'over', why: 'failed' });
    expect(log).toContain('let go picture');
    expect(log).not.toContain('forgotten 1');
  });

  it('[R20] a second photograph forgets the first, which was sent and still shown', async () => {
    const { moment, log, sending, stage } = await beingSent();
    sending.resolve();
    await settled();
    void moment.begin(command(2));
    expect(log).toContain('forgotten 1');
    expect(stage()).toMatchObject({ stage: 'countdown', command: { captureId: command(2).captureId } });
  });

  it('[R18] a second photograph does not stop the first one from being sent', async () => {
    const { moment, log, sending, shares, stage } = await beingSent();
    void moment.begin(command(2));
    shares[0]?.(0.9);
    expect(stage()).toMatchObject({ stage: 'countdown', command: { captureId: command(2).captureId } });
    expect(moment.holding()).toBe(command(1).captureId);
    sending.resolve();
    await settled();
    expect(log.slice(-2)).toEqual(['let go picture', 'forgotten 1']);
    expect(stage()).toMatchObject({ stage: 'countdown' });
    expect(moment.holding()).toBe(command(2).captureId);
  });

  it('[R3] a withdrawal stops both, and leaves one sentence on the screen', async () => {
    const { moment, log, pass, second, stage } = await beingSent();
    void moment.begin(command(2));
    for (let wait = 0; wait < 3; wait += 1) await pass();
    second.taking.resolve('other');
    await settled();
    moment.stopped(command(1).captureId);
    moment.stopped(command(2).captureId);
    expect(log.filter((line) => line.startsWith('let go'))).toEqual(['let go picture', 'let go other']);
    expect(stage()).toMatchObject({
      stage: 'over',
      why: 'stopped',
      command: { captureId: command(2).captureId },
    });
    moment.close();
    expect(stage()).toBeNull();
    expect(moment.holding()).toBeNull();
  });

  it('an earlier one that fails behind the newest does not cover it', async () => {
    const { moment, sending, stage } = await beingSent();
    void moment.begin(command(2));
    sending.reject(new Error('refused'));
    await settled();
    expect(stage()).toMatchObject({ stage: 'countdown' });
    expect(moment.holding()).toBe(command(2).captureId);
  });
});
