import { useEffect, useState } from 'react';

function draw(context: CanvasRenderingContext2D, width: number, height: number) {
  const skin = context.createLinearGradient(0, 0, width, height);
  skin.addColorStop(0, '#8a5f4c');
  skin.addColorStop(0.5, '#c99a80');
  skin.addColorStop(1, '#7d5443');
  context.fillStyle = skin;
  context.fillRect(0, 0, width, height);
  for (let n = 0; n < 42; n += 1) {
    const x = width * (0.5 + 0.22 * Math.sin(n * 2.4) * Math.sqrt(n / 42));
    const y = height * (0.5 + 0.3 * Math.cos(n * 2.4) * Math.sqrt(n / 42));
    context.fillStyle = 'rgba(150, 52, 46, 0.34)';
    context.beginPath();
    context.arc(x, y, 6 + (n % 5) * 5, 0, Math.PI * 2);
    context.fill();
  }
}

/** A drawn picture as a live stream, so that the gallery needs no camera. null until it runs. */
export function useSamplePicture(): MediaStream | null {
  const [stream, setStream] = useState<MediaStream | null>(null);
  useEffect(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 960;
    canvas.height = 720;
    const context = canvas.getContext('2d');
    if (!context) return;
    const next = canvas.captureStream(5);
    const beat = setInterval(() => {
      draw(context, canvas.width, canvas.height);
      setStream(next);
    }, 200);
    return () => {
      clearInterval(beat);
      for (const track of next.getTracks()) track.stop();
    };
  }, []);
  return stream;
}
