import { useCallback, useState } from 'react';

const STORED = 'quested.practice-sound';
const NOTES = { right: [659, 988], wrong: [262, 220] } as const;
let context: AudioContext | undefined;

/** Two soft notes; no file is fetched. */
function play(kind: keyof typeof NOTES): void {
  context ??= new AudioContext();
  const start = context.currentTime;
  for (const [place, pitch] of NOTES[kind].entries()) {
    const [note, volume] = [context.createOscillator(), context.createGain()];
    note.type = 'sine';
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start + place * 0.1);
    volume.gain.exponentialRampToValueAtTime(0.12, start + place * 0.1 + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + place * 0.1 + 0.25);
    note.connect(volume).connect(context.destination);
    note.start(start + place * 0.1);
    note.stop(start + place * 0.1 + 0.3);
  }
}

/** Sounds are off until somebody wants them: a classroom is quiet. */
export function useSounds() {
  const [on, setOn] = useState(() => localStorage.getItem(STORED) === 'on');
  const toggle = useCallback(() => {
    localStorage.setItem(STORED, on ? 'off' : 'on');
    setOn(!on);
    if (!on) play('right');
  }, [on]);
  const say = useCallback((right: boolean) => on && play(right ? 'right' : 'wrong'), [on]);
  return { on, toggle, say };
}
