import { describe, expect, it } from 'vitest';
import { readPictureWords } from '#story/picture-words.ts';
import { picture } from './pictures.ts';

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li>Zoltan Vass at home</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;

describe('the words in the data of a picture', () => {
  it('are read from what a camera or a person wrote', async () => {
    const bytes = await picture()
      .withExif({ IFD0: { ImageDescription: 'Zoltan Vass, 34', Artist: 'Sample Studio' } })
      .jpeg()
      .toBuffer();
    expect(await readPictureWords(bytes)).toEqual(['Zoltan Vass, 34', 'Sample Studio']);
  });

  it('are read from what picture programs write', async () => {
    expect(await readPictureWords(await picture().withXmp(XMP).jpeg().toBuffer())).toEqual(['Zoltan Vass at home']);
  });

  it('are none where nobody wrote any', async () => {
    expect(await readPictureWords(await picture().jpeg().toBuffer())).toEqual([]);
  });

  it('are none in what is no picture', async () => {
    expect(await readPictureWords(Buffer.from('Zoltan Vass'))).toEqual([]);
  });
});
