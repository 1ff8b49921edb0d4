/** Longer side of a thumbnail in pixels, and the most bytes the server takes. */
const SIDE = 320;
const MOST_BYTES = 120_000;
const PATIENCE_MS = 4000;

/** A small picture of a photo or a film, made here; none where the browser cannot read it. */
export async function thumbnailOf(file: File): Promise<Blob | undefined> {
  try {
    if (/^image\/(?!svg)/.test(file.type)) {
      const image = await createImageBitmap(file);
      return await drawn(image, image.width, image.height);
    }
    if (file.type.startsWith('video/')) return await frameOf(file);
  } catch {
    // An icon says what kind of file it is.
  }
  return undefined;
}

async function frameOf(file: File): Promise<Blob | undefined> {
  const address = URL.createObjectURL(file);
  const film = document.createElement('video');
  try {
    film.muted = true;
    film.preload = 'auto';
    film.src = address;
    await until(film, 'loadeddata');
    film.currentTime = Math.min(1, film.duration / 2 || 0);
    await until(film, 'seeked');
    return await drawn(film, film.videoWidth, film.videoHeight);
  } finally {
    film.removeAttribute('src');
    URL.revokeObjectURL(address);
  }
}

const until = (film: HTMLVideoElement, event: string): Promise<void> =>
  new Promise((resolve, reject) => {
    film.addEventListener(event, () => resolve(), { once: true });
    film.addEventListener('error', reject, { once: true });
    setTimeout(reject, PATIENCE_MS);
  });

async function drawn(source: CanvasImageSource, width: number, height: number): Promise<Blob | undefined> {
  const scale = Math.min(1, SIDE / Math.max(width, height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  // Browsers that know no WebP answer PNG, which may be too large.
  for (const type of ['image/webp', 'image/jpeg']) {
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.75));
    if (picture && picture.size <= MOST_BYTES) return picture;
  }
  return undefined;
}
