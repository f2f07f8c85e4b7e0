import { useEffect, useRef } from 'react';

interface RemoteSoundProps {
  stream: MediaStream;
  /** The browser wants a tap before it plays sound. */
  onBlocked: () => void;
  /** Grows with every tap that may start it. */
  tries: number;
}

/** Somebody else's voice. Invisible: whom it belongs to stands on their tile. */
export function RemoteSound({ stream, onBlocked, tries }: RemoteSoundProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const blocked = useRef(onBlocked);
  useEffect(() => {
    blocked.current = onBlocked;
  });
  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    element.srcObject = stream;
    element.play().catch((reason: unknown) => {
      if (reason instanceof DOMException && reason.name === 'NotAllowedError') blocked.current();
    });
    return () => {
      element.srcObject = null;
    };
  }, [stream, tries]);
  return <audio ref={audio} autoPlay />;
}
