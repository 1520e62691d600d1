// What kind of file a name promises, for the small picture beside it. By the ending alone: nothing is opened for it.

export const fileTypes = [
  'text',
  'table',
  'slides',
  'print',
  'picture',
  'film',
  'sound',
  'archive',
  'code',
  'drawing',
  'mail',
  'program',
  'other',
] as const
export type FileType = (typeof fileTypes)[number]

const endings: Readonly<Record<Exclude<FileType, 'other'>, string>> = {
  text: 'txt md rtf doc docx docm dot dotx odt ott pages tex log epub',
  table: 'xls xlsx xlsm xlsb xlt xltx ods ots numbers csv tsv',
  slides: 'ppt pptx pptm pps ppsx pot potx odp otp key',
  print: 'pdf ps eps xps oxps djvu',
  picture: 'jpg jpeg jpe png gif bmp tif tiff webp heic heif avif svg ico psd xcf raw cr2 cr3 nef arw dng dcm',
  film: 'mp4 m4v mov avi mkv webm wmv mpg mpeg mts m2ts 3gp flv ogv',
  sound: 'mp3 m4a aac wav flac ogg oga opus wma aif aiff mid midi',
  archive: 'zip 7z rar tar gz tgz bz2 tbz xz txz zst lz4 cab iso dmg jar deb rpm',
  code: 'js mjs cjs ts tsx jsx py rb go rs c h cc cpp hpp cs java kt swift php sh ps1 bat cmd sql html htm css json xml yaml yml toml ini',
  drawing: 'dwg dxf dgn ifc rvt step stp iges igs stl obj 3mf skp ai cdr vsd vsdx odg indd sldprt sldasm ipt iam',
  mail: 'eml msg pst ost mbox vcf ics',
  program: 'exe msi msix appx app pkg appimage dll so',
}

const typeOfEnding = new Map(
  Object.entries(endings).flatMap(([type, names]) => names.split(' ').map((name) => [name, type as FileType] as const)),
)

/** The type that the ending of a path's last part stands for; 'other' for none or one that is not known. */
export function fileTypeOf(path: string): FileType {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? 'other' : (typeOfEnding.get(name.slice(dot + 1).toLowerCase()) ?? 'other')
}
