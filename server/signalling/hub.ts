import type { ConsultationId, ParticipantId } from '../../shared/ids.ts';
import type { Role } from '../../shared/consultation.ts';
import type { ServerEventName, ServerPayload } from '../../shared/signalling.ts';
import { serverEvents } from '../../shared/signalling.ts';
import type { Actor } from '../identity/actor.ts';

/** One connected page. */
export interface Member {
  readonly socketId: string;
  readonly consultationId: ConsultationId;
  readonly participantId: ParticipantId;
  readonly role: Role;
  readonly actor: Actor;
  readonly send: (event: ServerEventName, payload: unknown) => void;
  readonly disconnect: () => void;
}

/** Who is connected to which consultation now, on this machine. */
export interface Hub {
  /** One page a person: a later one takes the place of an earlier one, which is told that it was moved (S1). */
  join(member: Member): void;
  /** @returns false when this page's place had already been taken by another */
  leave(member: Member): boolean;
  members(id: ConsultationId): readonly Member[];
  member(id: ConsultationId, participantId: ParticipantId): Member | undefined;
  connected(id: ConsultationId): ReadonlySet<ParticipantId>;
  consultations(): readonly ConsultationId[];
  /** Validated against the contract before it leaves (S6). */
  send<Name extends ServerEventName>(member: Member, event: Name, payload: ServerPayload<Name>): void;
}

export const createHub = (): Hub => {
  const rooms = new Map<ConsultationId, Map<ParticipantId, Member>>();

  const send = <Name extends ServerEventName>(
    member: Member,
    event: Name,
    payload: ServerPayload<Name>,
  ): void => member.send(event, serverEvents[event].parse(payload));

  return {
    send,
    join(member) {
      const room = rooms.get(member.consultationId) ?? new Map<ParticipantId, Member>();
      rooms.set(member.consultationId, room);
      const earlier = room.get(member.participantId);
      room.set(member.participantId, member);
      if (!earlier) return;
      send(earlier, 'session:ended', { reason: 'moved' });
      earlier.disconnect();
    },
    leave(member) {
      const room = rooms.get(member.consultationId);
      if (room?.get(member.participantId)?.socketId !== member.socketId) return false;
      room.delete(member.participantId);
      if (room.size === 0) rooms.delete(member.consultationId);
      return true;
    },
    members: (id) => [...(rooms.get(id)?.values() ?? [])],
    member: (id, participantId) => rooms.get(id)?.get(participantId),
    connected: (id) => new Set(rooms.get(id)?.keys() ?? []),
    consultations: () => [...rooms.keys()],
  };
};
