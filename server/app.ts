import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Server } from 'socket.io';
import { adherenceRoutes } from './admin/adherence/adherence.routes.ts';
import { policyRoutes } from './admin/policy/policy.routes.ts';
import { recordDelivery } from './clinical/chaperone/could-see.ts';
import { disposeAccess } from './admin/subject-access/dispose-access.ts';
import { expirePacks, recoverPacks } from './admin/subject-access/hand-over.ts';
import { makePack } from './admin/subject-access/make-pack.ts';
import type { PackDeps } from './admin/subject-access/make-pack.ts';
import { createPackVault } from './admin/subject-access/pack-vault.ts';
import { PACK_QUEUE } from './admin/subject-access/review.ts';
import { subjectAccessRoutes } from './admin/subject-access/subject-access.routes.ts';
import { keepWordings } from './clinical/consent/wordings.ts';
import { wordingsRoutes } from './clinical/consent/wordings.routes.ts';
import { arrive } from './clinical/consultation/arrive.ts';
import type { ClinicalDeps, Effect } from './clinical/consultation/change-consultation.ts';
import { consultationRoutes } from './clinical/consultation/consultation.routes.ts';
import { closeForgottenIntervals, touchPresence } from './clinical/consultation/presence.ts';
import { filingRoutes } from './clinical/filing/filing.routes.ts';
import { reviewRoutes } from './clinical/review/review.routes.ts';
import { ownPictureRoutes } from './clinical/own-picture/own-picture.routes.ts';
import { destroyStill } from './clinical/stills/destroy-still.ts';
import { disposeSharing } from './clinical/sharing/dispose-sharing.ts';
import { copiesRoutes } from './clinical/sharing/copies.routes.ts';
import { recoverCopies } from './clinical/sharing/recover-copies.ts';
import { keepSharingWordings } from './clinical/sharing/sharing-wordings.ts';
import { shareRoutes } from './clinical/sharing/share.routes.ts';
import { sharingRoutes } from './clinical/sharing/sharing.routes.ts';
import { withdrawalRoutes } from './clinical/withdrawal/withdrawal.routes.ts';
import { finishDisposals } from './clinical/retention/finish-disposals.ts';
import type { DisposalDeps } from './clinical/retention/finish-disposals.ts';
import { retentionRoutes } from './clinical/retention/retention.routes.ts';
import { expireCaptures, pageGone, patientPageConnected } from './clinical/stills/end-capture.ts';
import { recoverStills } from './clinical/stills/recover-stills.ts';
import { createStillVault } from './clinical/stills/still-vault.ts';
import type { StillVault } from './clinical/stills/still-vault.ts';
import type { StillDeps } from './clinical/stills/store-picture.ts';
import { stillsRoutes } from './clinical/stills/stills.routes.ts';
import { recordAudit } from './audit/record-audit.ts';
import { auditRefusals } from './http/audit-refusals.ts';
import { createIdentify } from './http/context.ts';
import { healthRoutes } from './http/health.routes.ts';
import { servePages } from './http/pages.ts';
import { createHttpServer } from './http/server.ts';
import { createSessionCookies } from './http/session-cookies.ts';
import { identityRoutes } from './identity/identity.routes.ts';
import { endLinkSession } from './identity/link-sessions.ts';
import { isSignedIn } from './identity/signed-in.ts';
import type { Media, MediaEvent } from './media/media.ts';
import { createLimit } from './platform/rate-limits.ts';
import type { Clock } from './platform/clock.ts';
import { migrate } from './platform/database.ts';
import type { Database } from './platform/database.ts';
import type { ImageSanitiser } from './platform/images/sanitiser.ts';
import { openJobs } from './platform/jobs.ts';
import type { KeyWrapper } from './platform/keys/key-wrapper.ts';
import type { Logger } from './platform/log.ts';
import { openDiskStore } from './platform/objects/disk-store.ts';
import { openPartialUploads } from './platform/objects/partial-uploads.ts';
import { refusedConnection, refusedRequest } from './signalling/refused-request.ts';
import { createHandlers } from './signalling/handlers.ts';
import { toRefusal } from './signalling/handle.ts';
import { endPagesWithoutSession } from './signalling/end-sessions.ts';
import { createHub } from './signalling/hub.ts';
import type { Hub, Member } from './signalling/hub.ts';
import { Serial } from './media/serial.ts';
import { createLive } from './signalling/live.ts';
import type { Live } from './signalling/live.ts';
import { createSocketServer } from './signalling/socket-server.ts';
import type { Handshake } from '../shared/signalling.ts';
import type { ConsultationId } from '../shared/ids.ts';

/** What the application is made of; main.ts opens these, tests bring their own. */
export interface AppParts {
  readonly db: Database;
  readonly media: Media;
  readonly practiceKey: KeyWrapper;
  readonly sanitiser: ImageSanitiser;
  readonly clock: Clock;
  readonly log: Logger;
  readonly sessionSecret: Buffer;
}

export interface AppSettings {
  /** Folder of encrypted stills and partial uploads. */
  readonly dataDir: string;
  /** Folder of the built pages; absent in tests that need none. */
  readonly pages?: string;
  readonly publicOrigin: string;
  readonly allowedOrigins: readonly string[];
  readonly secureCookies: boolean;
  readonly trustProxy: false | string[];
  readonly uploadMaxBytes: number;
  readonly https?: { readonly key: string; readonly cert: string };
}

export interface App {
  readonly http: FastifyInstance;
  readonly vault: StillVault;
  close(): Promise<void>;
}

const HEARTBEAT_MS = 5000;

/** R30: an end and a beginning within one tick are written in that order. */
const deliveries = new Serial();

/** Sends what the media layer tells to the page concerned; a lost room is made anew and announced (S8). */
const onMediaEvent = async (event: MediaEvent, parts: AppParts, hub: Hub, live: Live): Promise<void> => {
  if (event.type === 'fault') return parts.log.warn({ detail: event.detail }, 'media');
  const { consultationId: id } = event;
  if (event.type === 'delivery') {
    await deliveries.run(() => recordDelivery(parts.db, event));
    return live.refresh(id);
  }
  if (event.type === 'room-lost') {
    if (hub.members(id).length === 0) return;
    const room = await parts.media.room(id);
    for (const member of hub.members(id)) hub.send(member, 'media:room', room);
    return live.refresh(id);
  }
  const member = hub.member(id, event.participantId);
  if (!member) return;
  if (event.type === 'track') hub.send(member, 'media:track', event.track);
  if (event.type === 'track-closed') hub.send(member, 'media:track-closed', { consumerId: event.consumerId });
  if (event.type === 'flow') hub.send(member, 'media:flow', event.flow);
};

/** What follows a durable change outside database, media and views. */
const createEffects =
  (parts: AppParts, hub: Hub, vault: StillVault) =>
  async (id: ConsultationId, effect: Effect): Promise<void> => {
    switch (effect.kind) {
      case 'capture_command': {
        const member = hub.member(id, effect.participantId);
        if (member) hub.send(member, 'capture:command', effect.command);
        return;
      }
      case 'capture_stop':
        for (const member of hub.members(id))
          hub.send(member, 'capture:stop', { captureId: effect.captureId });
        return vault.discardUpload(effect.captureId);
      case 'destroy_still':
        return destroyStill({ db: parts.db, clock: parts.clock, vault }, effect.stillId);
      case 'destroy_copy':
        return vault.copies.destroy(effect.copyId);
      case 'session_ended': {
        if (effect.reason === 'left') await endLinkSession(parts.db, effect.participantId, parts.clock.now());
        const member = hub.member(id, effect.participantId);
        if (!member) return;
        hub.send(member, 'session:ended', { reason: effect.reason });
        return member.disconnect();
      }
      case 'call_over':
        return parts.media.closeRoom(id);
    }
  };

const createConnected =
  (parts: AppParts, deps: ClinicalDeps, hub: Hub, live: Live) =>
  async (member: Member, handshake: Handshake): Promise<void> => {
    const { consultationId: id } = member;
    // Whoever decides and joined from elsewhere holds no photograph: their page coming back ends none.
    if (handshake.as === 'patient' && member.role === 'patient')
      await patientPageConnected(deps, id, handshake.holding);
    await live.refresh(id);
    hub.send(member, 'media:room', await parts.media.room(id));
  };

/** How long media waits for a page whose signalling was cut: a page that comes back keeps its transports. */
const MEDIA_GRACE_MS = 15_000;

const createDisconnected =
  (parts: AppParts, deps: ClinicalDeps, hub: Hub, live: Live) =>
  async ({ consultationId, participantId }: Member): Promise<void> => {
    setTimeout(() => {
      if (!hub.member(consultationId, participantId)) parts.media.leave(consultationId, participantId);
    }, MEDIA_GRACE_MS).unref();
    await live.refresh(consultationId);
    await pageGone(deps, consultationId);
  };

const everyFewSeconds = (
  parts: AppParts,
  deps: ClinicalDeps,
  retention: DisposalDeps,
  hub: Hub,
  packs: PackDeps,
): (() => void) => {
  const fail = (error: unknown): void => void toRefusal(error, parts.log, 'heartbeat');
  const timer = setInterval(() => {
    touchPresence(parts.db, hub.consultations(), parts.clock.now()).catch(fail);
    expireCaptures(deps).catch(fail);
    finishDisposals(retention).catch(fail);
    expirePacks(packs).catch(fail);
    endPagesWithoutSession({
      hub,
      signedIn: (actor) => isSignedIn(parts.db, actor, parts.clock.now()),
      leave: ({ consultationId, participantId }) => parts.media.leave(consultationId, participantId),
    }).catch(fail);
  }, HEARTBEAT_MS);
  return () => clearInterval(timer);
};

const closeInOrder = async (
  io: Server,
  http: FastifyInstance,
  stops: readonly (() => unknown)[],
): Promise<void> => {
  for (const stop of stops) await stop();
  await io.close();
  await http.close();
};

/**
 * The composition root: the only file that knows everyone. Migrates, recovers what a killed server left, wires use
 * cases to HTTP, sockets and media, and returns a server that is ready to listen.
 */
export const createApp = async (parts: AppParts, settings: AppSettings): Promise<App> => {
  const { db, clock, log, media } = parts;
  await migrate(db);
  await keepWordings(db);
  await keepSharingWordings(db);
  await closeForgottenIntervals(db);
  const uploads = await openPartialUploads(join(settings.dataDir, 'uploads'));
  const objects = await openDiskStore(join(settings.dataDir, 'objects'));
  const vault = createStillVault(parts.practiceKey, objects, uploads);
  const hub = createHub();
  const connected = (id: ConsultationId) => hub.connected(id);
  const onError = (error: unknown, where: string): void => void toRefusal(error, log, where);
  const live = createLive({
    db,
    clock,
    hub,
    media,
    connected,
    applyEffect: createEffects(parts, hub, vault),
    onError,
  });
  const deps: StillDeps = {
    db,
    clock,
    connected,
    committed: live.committed,
    vault,
    sanitiser: parts.sanitiser,
    uploadMaxBytes: settings.uploadMaxBytes,
    progress: (id, progress) => {
      for (const member of hub.members(id)) hub.send(member, 'capture:progress', progress);
    },
  };
  const packDeps: PackDeps = { ...deps, packs: createPackVault(parts.practiceKey, objects), onError };
  const copies = [...disposeSharing(vault), disposeAccess(packDeps.packs)];
  const retention: DisposalDeps = { db, clock, vault, copies, onError };
  await finishDisposals(retention);
  const recovered = { ...(await recoverStills(deps)), copies: await recoverCopies(deps) };
  if (recovered.objects + recovered.uploads + recovered.copies > 0)
    log.info(recovered, 'removed what was never acknowledged');
  await recoverPacks(packDeps);
  const jobs = await openJobs(parts, { [PACK_QUEUE]: (job) => makePack(packDeps, job) });

  const http = await createHttpServer({
    ...settings,
    secure: settings.secureCookies,
    sessionSecret: parts.sessionSecret,
    log,
  });
  const cookies = createSessionCookies(http, settings.secureCookies);
  const identify = createIdentify({ db, clock, cookies });
  auditRefusals(http, { db, clock, identify });
  healthRoutes(http, { db, media });
  identityRoutes(http, { deps, cookies, identify });
  consultationRoutes(http, { deps, vault, identify, publicOrigin: settings.publicOrigin });
  stillsRoutes(http, deps, identify);
  filingRoutes(http, deps, identify);
  ownPictureRoutes(http, deps, identify);
  withdrawalRoutes(http, deps, identify);
  retentionRoutes(http, retention, identify);
  reviewRoutes(http, deps, identify);
  policyRoutes(http, deps, identify);
  wordingsRoutes(http, { ...deps, onError }, identify);
  sharingRoutes(http, { deps, identify, publicOrigin: settings.publicOrigin });
  shareRoutes(http, deps, cookies);
  adherenceRoutes(http, deps, identify);
  copiesRoutes(http, deps, identify);
  subjectAccessRoutes(http, { ...packDeps, jobs }, identify);
  await servePages(http, settings.pages);

  const io = createSocketServer(http.server, {
    hub,
    log,
    allowedOrigins: settings.allowedOrigins,
    identify: identify.as,
    arrive: (actor, id) => arrive(deps, actor, id),
    connected: createConnected(parts, deps, hub, live),
    disconnected: createDisconnected(parts, deps, hub, live),
    handlers: createHandlers(deps, media),
    limit: createLimit(120, 5),
    connectLimit: createLimit(120, 10),
    refused: (member, event, refusal) => refusedRequest({ db, clock, recordAudit }, member, event, refusal),
    turnedAway: (actor, refusal) => refusedConnection({ db, clock, recordAudit }, actor, refusal),
  });
  const stopMedia = media.onEvent((event) => {
    onMediaEvent(event, parts, hub, live).catch((error: unknown) => onError(error, event.type));
  });
  const stopHeartbeat = everyFewSeconds(parts, deps, retention, hub, packDeps);
  return {
    http,
    vault,
    close: () =>
      closeInOrder(io, http, [stopHeartbeat, stopMedia, () => jobs.close(), () => uploads.close()]),
  };
};
