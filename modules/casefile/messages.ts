/** Every refusal of the case file itself, as people read it. */
export const refusalTexts = {
  'casefile.not-found': { status: 404, zh: '没有找到这份文件，或者您没有查看它的权限。', en: 'No such file, or you may not see it.' },
  'casefile.wrong-kind': { status: 409, own: true, zh: '这一类文件没有这个步骤。请刷新页面，从列出的步骤中选择。', en: 'A file of this kind has no such step. Reload and choose one of the steps listed.' },
  'casefile.version-conflict': { status: 409, zh: '{by}刚刚对这份文件做了“{what}”。您填写的内容还在，请刷新查看最新进展后再决定。', en: '{by} has just done “{what}” on this file. What you typed is kept: reload, look, then decide.' },
  'casefile.unknown-attachment': { status: 422, zh: '有一份附件没有上传成功或已过期，请重新上传。', en: 'An attachment was not uploaded or has expired. Upload it again.' },
  'casefile.attachment-too-large': { status: 413, zh: '“{name}”超过 5 MB。请压缩或分开后再上传。', en: '“{name}” is larger than 5 MB. Make it smaller or split it.' },
  'casefile.attachment-type': { status: 415, zh: '“{name}”不是可以接收的文件。只接收 JPG、PNG 图片，PDF，MP3 录音和 MP4 录像。', en: '“{name}” is of a type not accepted. JPG and PNG pictures, PDF, MP3 and MP4 are.' },
  'casefile.attachment-damaged': { status: 422, zh: '“{name}”已损坏，无法打开。请重新拍照或导出后再上传。', en: '“{name}” is damaged and cannot be opened. Take or export it again.' },
  'casefile.attachment-empty': { status: 422, zh: '“{name}”是空文件，请重新选择。', en: '“{name}” is empty. Choose another.' },
  'casefile.unknown-run': { status: 404, zh: '没有找到这次批量办理，或者它不是您发起的。', en: 'No such bulk decision, or it is not yours.' },
  'casefile.run-stopped': { status: 409, zh: '这次批量办理已经停下。需要继续时请先点“继续”。', en: 'This bulk decision was stopped. Let it go on first.' },
  'casefile.not-in-bulk': { status: 422, zh: '这个步骤不能批量办理，或者填写不完整。请检查后再试，或者逐份办理。', en: 'This step cannot be put to many files, or is not filled in. Check it, or decide file by file.' },
  'casefile.named-twice': { status: 422, zh: '有文件被选中了两次，请刷新列表后重新选择。', en: 'A file was chosen twice. Reload the list and choose again.' },
  'casefile.reveals-reporter': { status: 422, zh: '填写的内容里有举报人的姓名、电话、住址或证件号码。请删去后再提交，内容会被更多人看到。', en: 'What you typed holds the name, phone, address or identity number of the reporter. Remove it: more people will read this.' },
} as const

export type CasefileRefusal = keyof typeof refusalTexts
