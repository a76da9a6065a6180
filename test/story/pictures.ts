import sharp, { type Sharp } from 'sharp';

/** A picture of noise, which no format can make very small. */
export function picture(width = 60, height = 40): Sharp {
  return sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  });
}
