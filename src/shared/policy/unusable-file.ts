// Why a file that a company wrote for this computer cannot be used: a policy, or certificates.

export const unusableKinds = [
  'no_file',
  'link',
  'others_may_change',
  'too_long',
  'no_json',
  'no_property_list',
  'wrong_form',
  'no_certificates',
  'no_certificate',
  'bad_certificate',
] as const

export type UnusableFile =
  | { readonly kind: (typeof unusableKinds)[number] }
  /** `why` is the system's own code. */
  | { readonly kind: 'unreadable'; readonly why: string }
