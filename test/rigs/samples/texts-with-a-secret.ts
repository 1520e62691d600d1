// The ways in which a secret stands in what programs say.
export const secret = 'sEcrEt-0123456789_abcdefghijkl'

export const textsWithASecret = [
  `POST https://content.dropboxapi.com/apitul/1/${secret} failed`,
  `https://user:${secret}@proxy.example:8080`,
  `https://uploads.example/v1/links?key=${secret}`,
  `https://uploads.example#${secret}`,
  `Authorization: Bearer ${secret}`,
  `{"authorization":"${secret}"}`,
  `cookie=${secret}`,
  `Bearer ${secret}`,
  `the token is ${secret}.`,
  `wss://x/${secret}`,
]
