import bwip from 'bwip-js/node';

/** The text of a stamp as an image: SVG of a DataMatrix, to stand in a template; empty for none. */
export const stampImage = (text: string | null): string => (text === null ? '' : bwip.toSVG({ bcid: 'datamatrix', text, scale: 2, paddingwidth: 2, paddingheight: 2 }));
