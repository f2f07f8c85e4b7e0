import type { ParticipantId } from '../../../shared/ids.ts';
import type { MediaSource } from '../../../shared/media.ts';
import type { RemoteMedia } from './call-state.ts';

/** Cumulative figures of one remote camera or microphone since it arrived here (W3C webrtc-stats, inbound-rtp). */
export interface RemoteFigures {
  readonly participantId: ParticipantId;
  readonly source: MediaSource;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Pictures decoded; 0 for sound. */
  readonly framesDecoded: number;
  /** Pixels of the newest picture; 0 before the first. */
  readonly frameWidth: number;
  readonly frameHeight: number;
  /** How often the picture stood still for longer than it should. */
  readonly freezeCount: number;
  /** Sum of the sound's energy: it grows as long as somebody can be heard; 0 for pictures. */
  readonly audioEnergy: number;
  readonly samplesReceived: number;
  /** Samples that were lost and made up. */
  readonly concealedSamples: number;
}

type Entry = Readonly<Record<string, unknown>>;

const inbound = (report: RTCStatsReport): Entry => {
  let found: Entry = {};
  report.forEach((entry: Entry) => {
    if (entry.type === 'inbound-rtp') found = entry;
  });
  return found;
};

const figure = (entry: Entry, name: string): number => {
  const value = entry[name];
  return typeof value === 'number' ? value : 0;
};

const figuresOf = ({ participantId, source }: RemoteMedia, entry: Entry): RemoteFigures => ({
  participantId,
  source,
  packetsReceived: figure(entry, 'packetsReceived'),
  packetsLost: figure(entry, 'packetsLost'),
  framesDecoded: figure(entry, 'framesDecoded'),
  frameWidth: figure(entry, 'frameWidth'),
  frameHeight: figure(entry, 'frameHeight'),
  freezeCount: figure(entry, 'freezeCount'),
  audioEnergy: figure(entry, 'totalAudioEnergy'),
  samplesReceived: figure(entry, 'totalSamplesReceived'),
  concealedSamples: figure(entry, 'concealedSamples'),
});

/** Reads every remote track's figures; tracks that went away meanwhile are left out. */
export async function summarise(
  remote: readonly RemoteMedia[],
  read: (consumerId: string) => Promise<RTCStatsReport | null>,
): Promise<readonly RemoteFigures[]> {
  const all = await Promise.all(
    remote.map(async (media) => {
      const report = await read(media.consumerId).catch(() => null);
      return report ? figuresOf(media, inbound(report)) : null;
    }),
  );
  return all.filter((figures) => figures !== null);
}
