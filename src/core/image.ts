/** 8-bit sRGB pixels, row-major RGB (3 bytes a pixel), transparency already laid on white. */
export interface Pixels {
  data: Uint8Array;
  widthPx: number;
  heightPx: number;
}

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'tiff' | 'svg';

export interface ImageInfo {
  format: ImageFormat;
  /** Size as shown, after EXIF orientation. */
  widthPx: number;
  heightPx: number;
  hasAlpha: boolean;
  /** Frames or pages in the file; only the first is read. */
  pages: number;
  takenMs?: number;
  title?: string;
  keywords: string[];
}

export interface DecodedImage {
  info: ImageInfo;
  /**
   * The picture at a working size: no further reduced than its short edge allows for `shortEdgePx`, and only by whole
   * factors (shrink-on-load), so that a later resize gives what a resize of the full picture gives.
   */
  pixels: Pixels;
}

export interface DecodeOptions {
  /** The working copy keeps at least this short edge (or the full size, if smaller). */
  shortEdgePx: number;
  /** Refuses larger pictures with `too_large`; default 100 million. */
  maxPixels?: number;
  /** Default 15. */
  timeoutSeconds?: number;
  signal?: AbortSignal;
}
// The functions: decodeImage(source: string | Uint8Array, options): Promise<DecodedImage>;
// resizePixels(pixels, { widthPx, heightPx }): Promise<Pixels> (antialiased bicubic, exact size);
// encodeThumbnail(pixels, { maxEdgePx }): Promise<Uint8Array> (WebP);
// renderSvg(svg: string, { widthPx, heightPx, format: 'png' | 'jpeg' | 'webp' }): Promise<Uint8Array>.
