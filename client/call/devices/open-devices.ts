import type { MediaSource } from '../../../shared/media.ts';
import { classifyDeviceError, type DeviceProblem } from './device-problem.ts';

/** The part of `navigator.mediaDevices` that is used; tests bring cameras that misbehave. */
export type Devices = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>;

/** What to ask the browser for; a source left out is not asked for. */
export type Wanted = { readonly [Source in MediaSource]?: MediaTrackConstraints };
export type Opened = { readonly [Source in MediaSource]?: MediaStreamTrack | DeviceProblem };

const SOURCES = ['camera', 'microphone'] as const;

const ask = async (devices: Devices, wanted: Wanted): Promise<Opened> => {
  const stream = await devices.getUserMedia({
    ...(wanted.camera && { video: wanted.camera }),
    ...(wanted.microphone && { audio: wanted.microphone }),
  });
  const [camera] = stream.getVideoTracks();
  const [microphone] = stream.getAudioTracks();
  return {
    ...(wanted.camera && { camera: camera ?? 'failed' }),
    ...(wanted.microphone && { microphone: microphone ?? 'failed' }),
  };
};

/** Whether the browser already remembers a "no" for this source; false where it does not tell. */
const rememberedNo = async (source: MediaSource): Promise<boolean> => {
  try {
    return (await navigator.permissions.query({ name: source })).state === 'denied';
  } catch {
    return false;
  }
};

/** After a "no" to both, only what is certainly not the refused one is asked again: nobody is asked twice. */
const worthAskingAlone = async (problem: DeviceProblem, source: MediaSource): Promise<boolean> => {
  if (problem === 'dismissed') return false;
  if (problem !== 'denied') return true;
  const other = source === 'camera' ? 'microphone' : 'camera';
  return !(await rememberedNo(source)) && (await rememberedNo(other));
};

const askAlone = async (devices: Devices, source: MediaSource, wanted: Wanted): Promise<Opened> => {
  try {
    return await ask(devices, { [source]: wanted[source] });
  } catch (error) {
    return { [source]: classifyDeviceError(error) };
  }
};

/**
 * Opens camera and microphone with one question to the person where both are wanted; when that fails, finds out which of
 * the two it was, so that a broken camera does not take the sound away. Never throws.
 */
export async function openDevices(devices: Devices, wanted: Wanted): Promise<Opened> {
  const sources = SOURCES.filter((source) => wanted[source] !== undefined);
  if (sources.length === 0) return {};
  try {
    return await ask(devices, wanted);
  } catch (error) {
    const problem = classifyDeviceError(error);
    let opened: Opened = {};
    for (const source of sources) {
      const alone = sources.length > 1 && (await worthAskingAlone(problem, source));
      opened = { ...opened, ...(alone ? await askAlone(devices, source, wanted) : { [source]: problem }) };
    }
    return opened;
  }
}
