import { randomUUID } from 'node:crypto';
import { afterEach } from 'vitest';
import type { Media, MediaEvent } from '../../../server/media/media.ts';
import { Sfu } from '../../../server/media/sfu.ts';
import type { MediaOptions } from '../../../server/media/sfu.ts';
import { ConsultationId, ParticipantId } from '../../../shared/ids.ts';
import type { MediaGrants, MediaSource } from '../../../shared/media.ts';
import { Device } from './device.ts';
import { DirectLinks } from './direct-links.ts';
import { EngineWatch } from './engine.ts';

export const aConsultation = (): ConsultationId => ConsultationId.parse(randomUUID());
export const aParticipant = (): ParticipantId => ParticipantId.parse(randomUUID());

/** The worker under test; a run without one must fail, not pass. */
export function workerBin(): string {
  const path = process.env['MEDIASOUP_WORKER_BIN'];
  if (!path) throw new Error('MEDIASOUP_WORKER_BIN is not set: the media tests need the real worker');
  return path;
}

/** A media layer with its real workers, what it emitted, and what the engine holds. */
export interface Bench {
  readonly media: Media;
  readonly engine: EngineWatch;
  readonly links: DirectLinks;
  readonly events: MediaEvent[];
  /** Resolves with the first event, past or future, that `wanted` accepts. */
  event<Type extends MediaEvent['type']>(
    type: Type,
    wanted?: (event: Extract<MediaEvent, { type: Type }>) => boolean,
  ): Promise<Extract<MediaEvent, { type: Type }>>;
  /** Joins a device whose packets are sent and counted in this process. */
  device(consultationId: ConsultationId, participantId?: ParticipantId): Promise<Device>;
}

const opened: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** Starts a media layer on ephemeral ports; it is closed after the test. */
export async function startMedia(options: Partial<MediaOptions> = {}): Promise<Bench> {
  const engine = new EngineWatch();
  const links = new DirectLinks();
  const media = await Sfu.create({
    workerBin: workerBin(),
    workers: 1,
    listenIp: '127.0.0.1',
    announcedAddresses: [],
    port: 0,
    logLevel: 'none',
    clock: { now: () => new Date() },
    openLink: links.open,
    ...options,
  });
  opened.push(async () => {
    engine.stop();
    await media.close();
  });
  const events: MediaEvent[] = [];
  media.onEvent((event) => events.push(event));
  return {
    media,
    engine,
    links,
    events,
    event: (type, wanted = () => true) => firstEvent(media, events, type, wanted),
    device: (consultationId, participantId = aParticipant()) =>
      Device.join({ media, engine, links }, consultationId, participantId),
  };
}

function firstEvent<Type extends MediaEvent['type']>(
  media: Media,
  events: readonly MediaEvent[],
  type: Type,
  wanted: (event: Extract<MediaEvent, { type: Type }>) => boolean,
): Promise<Extract<MediaEvent, { type: Type }>> {
  const isWanted = (event: MediaEvent): event is Extract<MediaEvent, { type: Type }> => {
    const isType = (one: MediaEvent): one is Extract<MediaEvent, { type: Type }> => one.type === type;
    return isType(event) && wanted(event);
  };
  const past = events.find(isWanted);
  if (past) return Promise.resolve(past);
  return new Promise((resolve) => {
    const stop = media.onEvent((event) => {
      if (!isWanted(event)) return;
      stop();
      resolve(event);
    });
  });
}

/** `[sender, source, receivers]`: the sender may send it, and it may go to each of these receivers. */
export type Flow = readonly [ParticipantId, MediaSource, readonly ParticipantId[]];

/** Grants in which exactly these flow. */
export function granting(...flows: readonly Flow[]): MediaGrants {
  const produce = new Map<ParticipantId, Set<MediaSource>>();
  const receive = new Map<ParticipantId, Map<ParticipantId, Set<MediaSource>>>();
  for (const [owner, source, receivers] of flows) {
    produce.set(owner, (produce.get(owner) ?? new Set()).add(source));
    for (const receiver of receivers) {
      const from = receive.get(receiver) ?? new Map<ParticipantId, Set<MediaSource>>();
      receive.set(receiver, from.set(owner, (from.get(owner) ?? new Set()).add(source)));
    }
  }
  return { produce, receive };
}
