/** antd wearing the visual identity; every pair of text and ground reaches 4.5:1. */
import type { ThemeConfig } from 'antd'
import { colors, fontFamily, radius } from '#apps/ui/tokens.ts'

export const theme: ThemeConfig = {
  cssVar: { key: 'hongdun' },
  hashed: false,
  token: {
    colorPrimary: colors.seal, colorPrimaryHover: colors['seal-deep'], colorPrimaryActive: colors['seal-deep'],
    colorError: colors.seal, colorErrorText: colors.seal, colorSuccess: colors.jade, colorWarning: colors.amber, colorInfo: colors.info,
    colorLink: colors.info, colorLinkHover: colors['seal-deep'], colorLinkActive: colors['seal-deep'],
    colorText: colors.ink, colorTextSecondary: colors['slate-700'], colorTextTertiary: colors['slate-600'],
    colorTextQuaternary: colors['slate-600'], colorTextPlaceholder: colors['slate-600'], colorTextDescription: colors['slate-600'],
    colorTextDisabled: colors['slate-600'], colorTextHeading: colors.ink,
    colorBorder: colors['slate-500'], colorBorderSecondary: colors['slate-200'], colorSplit: colors['slate-200'],
    colorBgLayout: colors.paper, colorBgContainer: colors.surface, colorBgElevated: colors.surface, colorBgSpotlight: colors.ink,
    colorErrorBg: colors['seal-soft'], colorWarningBg: colors['amber-soft'], colorSuccessBg: colors['jade-soft'], colorInfoBg: colors['info-soft'],
    controlOutline: colors['info-soft'], controlItemBgActive: colors['seal-soft'], controlItemBgHover: colors['slate-100'],
    fontFamily, fontSize: 14, borderRadius: radius, controlHeight: 36, lineWidthFocus: 3, motion: false, wireframe: false,
  },
  components: {
    Input: { activeBorderColor: colors.info, hoverBorderColor: colors['slate-700'], activeShadow: `0 0 0 3px ${colors['info-soft']}` },
    Select: {
      activeBorderColor: colors.info, hoverBorderColor: colors['slate-700'], activeOutlineColor: colors['info-soft'], optionSelectedBg: colors['info-soft'],
    },
    Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Form: { itemMarginBottom: 18, labelColor: colors.ink, verticalLabelPadding: '0 0 6px' },
    Drawer: { paddingLG: 24 },
    Segmented: { itemColor: colors['slate-700'], itemSelectedColor: colors.ink, trackBg: colors['slate-100'] },
    Tooltip: { fontSize: 13 },
    Modal: { titleFontSize: 18 },
  },
}
