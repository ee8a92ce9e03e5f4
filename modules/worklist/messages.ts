/** Every refusal of the worklist, as people read it. */
export const refusalTexts = {
  'worklist.not-permitted': { status: 403, zh: '只有本县局的负责人可以设定这一项。需要时请联系负责人。', en: 'Only the head of the county may settle this. If it is needed, ask the head.' },
  'worklist.chief-only': { status: 403, zh: '只有负责人可以查看谁看过这份文件。需要时请联系{unit}。', en: 'Only the chief may see who has read this file. If it is needed, contact {unit}.' },
  'worklist.not-shared': { status: 403, zh: '只有这个单位的负责人可以向它共享视图。您可以只保存给自己用。', en: 'Only the chief of that unit may share a view with it. You may keep it for yourself.' },
  'worklist.unknown-view': { status: 404, zh: '没有找到这个视图，可能已经删除。请刷新后重试。', en: 'No such view; it may have been dropped. Reload and try again.' },
} as const
