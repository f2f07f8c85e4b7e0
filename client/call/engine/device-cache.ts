import { Device } from 'mediasoup-client';
import * as z from 'zod/mini';
import type { MediaRoom } from '../../../shared/media.ts';
import { WireCapabilities } from './wire.ts';

/** Makes mediasoup-client's device for a room and keeps it as long as rooms can route the same. */
export class DeviceCache {
  readonly #create: () => Promise<Device>;
  #kept: { readonly capabilities: string; readonly device: Device } | null = null;

  constructor(create: () => Promise<Device> = () => Device.factory()) {
    this.#create = create;
  }

  /**
   * The loaded device.
   * @throws {Error} mediasoup-client's `UnsupportedError` when this browser cannot do calls
   */
  async for(room: MediaRoom): Promise<Device> {
    const capabilities = JSON.stringify(room.rtpCapabilities);
    if (this.#kept?.capabilities === capabilities) return this.#kept.device;
    const device = await this.#create();
    await device.load({ routerRtpCapabilities: z.parse(WireCapabilities, room.rtpCapabilities) });
    this.#kept = { capabilities, device };
    return device;
  }
}
