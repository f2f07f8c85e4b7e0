import type { Devices } from '../../../client/call/devices/open-devices.ts';
import { FakeStream, FakeTrack } from './fake-track.ts';

type Fault = (constraints: MediaStreamConstraints) => DOMException | null;

/** A phone with two cameras and a microphone that opens one camera at a time and tells what it was asked. */
export class FakeDevices {
  readonly asked: MediaStreamConstraints[] = [];
  readonly opened: FakeTrack[] = [];
  /** Refuses a request by returning what the browser would throw. */
  fault: Fault = () => null;

  readonly getUserMedia = async (constraints: MediaStreamConstraints = {}): Promise<MediaStream> => {
    this.asked.push(constraints);
    const fault = this.fault(constraints) ?? this.#cameraTaken(constraints);
    if (fault) throw fault;
    const tracks = [
      ...(constraints.video ? [this.#camera(constraints.video)] : []),
      ...(constraints.audio ? [new FakeTrack('audio', 'Microphone')] : []),
    ];
    this.opened.push(...tracks);
    return new FakeStream(tracks.map((track) => track.asTrack)).asStream;
  };

  readonly enumerateDevices = async (): Promise<MediaDeviceInfo[]> =>
    [
      { deviceId: 'front', kind: 'videoinput', label: 'Front Camera' },
      { deviceId: 'rear', kind: 'videoinput', label: 'Back Camera' },
      { deviceId: 'mic', kind: 'audioinput', label: 'Microphone' },
    ].map((device) => ({ ...device, groupId: '', toJSON: () => device }) as MediaDeviceInfo);

  get asDevices(): Devices {
    return this;
  }

  /** Android cannot open a second camera while one is open. */
  #cameraTaken({ video }: MediaStreamConstraints): DOMException | null {
    const open = this.opened.some(({ kind, readyState }) => kind === 'video' && readyState === 'live');
    return video && open ? new DOMException('Could not start video source', 'NotReadableError') : null;
  }

  #camera(video: boolean | MediaTrackConstraints): FakeTrack {
    const wanted = typeof video === 'boolean' ? {} : video;
    const facing = wanted.facingMode as ConstrainDOMStringParameters | undefined;
    const device = wanted.deviceId as ConstrainDOMStringParameters | undefined;
    const rear = device?.exact === 'rear' || facing?.ideal === 'environment';
    const settings: MediaTrackSettings = {
      deviceId: rear ? 'rear' : 'front',
      facingMode: rear ? 'environment' : 'user',
      width: 1280,
      height: 720,
    };
    const track = new FakeTrack('video', rear ? 'Back Camera' : 'Front Camera', settings);
    track.constraints = wanted;
    return track;
  }
}
